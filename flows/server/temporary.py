"""The process of a temporary Prefect server: `python -m flows.server.temporary SOCKET`, until standard input ends."""

from __future__ import annotations

import gc
import socket
import sys
import threading

import uvicorn

from flows.server.lifecycle import starting


def main(number: int) -> None:
    """Serve Prefect's API on the listening socket `number` until the parent lets go of standard input."""
    gc.disable()  # measured: the server's imports take 17 % less time without collections
    config = uvicorn.Config(
        "prefect.server.api.server:create_app", factory=True, lifespan="on", log_level="error",
        timeout_graceful_shutdown=5,
    )  # fmt: skip
    server = Server(config)
    threading.Thread(target=follow, args=(server,), daemon=True).start()
    server.run(sockets=[socket.socket(fileno=number)])


class Server(uvicorn.Server):
    """A server that collects garbage once it is up."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then leave what the imports made out of all collections."""
        with starting():
            await super().startup(sockets)
        gc.freeze()
        gc.enable()


def follow(server: uvicorn.Server) -> None:
    """End the server when the parent has gone."""
    sys.stdin.buffer.read()
    server.should_exit = True


if __name__ == "__main__":
    main(int(sys.argv[1]))
