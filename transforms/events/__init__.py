"""What happened: triggers, arguments, factuality and circumstances of events, after the PLOVER 2021 manual.

`transforms.extract.events` puts the parts together.
"""
