"""The process of a temporary Prefect server: `python -m flows.temporary_server SOCKET`, until standard input ends."""

from __future__ import annotations

import socket
import sys
import threading

import uvicorn


def main(number: int) -> None:
    """Serve Prefect's API on the listening socket `number` until the parent lets go of standard input."""
    config = uvicorn.Config(
        "prefect.server.api.server:create_app", factory=True, lifespan="on", log_level="error",
        timeout_graceful_shutdown=5,
    )  # fmt: skip
    server = uvicorn.Server(config)
    threading.Thread(target=follow, args=(server,), daemon=True).start()
    server.run(sockets=[socket.socket(fileno=number)])


def follow(server: uvicorn.Server) -> None:
    """End the server when the parent has gone."""
    sys.stdin.buffer.read()
    server.should_exit = True


if __name__ == "__main__":
    main(int(sys.argv[1]))
