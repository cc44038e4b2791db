"""Who reads the shards: processes of this machine or a Dask cluster."""
