"""Columns of an event that come in groups: when, where, who says so, with what loss."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from transforms.events.attributes import ontology
from transforms.events.attributes.circumstances import Losses
from transforms.events.attributes.dates import Dating
from transforms.events.attributes.places import Place
from warehouse.tables.events import DatePrecision, DateSource, EventType, GeoPrecision
from warehouse.tables.quotes import Quote


class HarmColumns(TypedDict):
    """Weapon and losses of an event."""

    weapon: str | None
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None


def harm_columns(weapon: str | None, killed: Losses | None, injured: Losses | None) -> HarmColumns:
    """Weapon and losses."""
    return {
        "weapon": weapon,
        "killed_low": killed.low if killed else None,
        "killed_high": killed.high if killed else None,
        "injured_low": injured.low if injured else None,
        "injured_high": injured.high if injured else None,
    }


class AcledColumns(TypedDict):
    """ACLED's types."""

    acled_event_type: str | None
    acled_sub_event_type: str | None


def acled_columns(event_type: EventType, mode: str | None, sides: ontology.Sides) -> AcledColumns:
    """ACLED's types for an event with these sides."""
    name, sub = ontology.acled(event_type, mode, sides)
    return {"acled_event_type": name, "acled_sub_event_type": sub}


class AttributionColumns(TypedDict):
    """Who says so."""

    attribution_text: str | None
    attribution_entity_id: str | None
    attribution_cue: str | None


def attribution_columns(quote: Quote | None) -> AttributionColumns:
    """Who says so, after the quote that the event stands in."""
    return {
        "attribution_text": quote.speaker_text if quote else None,
        "attribution_entity_id": quote.speaker_entity_id if quote else None,
        "attribution_cue": quote.cue if quote else None,
    }


class DenialColumns(TypedDict):
    """Who says that it did not happen."""

    denied_by_text: str | None
    denied_by_entity_id: str | None


class TimeColumns(TypedDict):
    """When it happened."""

    time_id: str | None
    happened_from: datetime | None
    happened_to: datetime | None
    date_precision: DatePrecision | None
    date_source: DateSource | None


def time_columns(dating: Dating | None) -> TimeColumns:
    """When it happened."""
    return {
        "time_id": dating.time_id if dating else None,
        "happened_from": dating.start if dating else None,
        "happened_to": dating.end if dating else None,
        "date_precision": dating.precision if dating else None,
        "date_source": dating.source if dating else None,
    }


class PlaceColumns(TypedDict):
    """Where it happened."""

    location_text: str | None
    location_entity_id: str | None
    latitude: float | None
    longitude: float | None
    geo_precision: GeoPrecision | None


def place_columns(place: Place | None) -> PlaceColumns:
    """Where it happened."""
    return {
        "location_text": place.text if place else None,
        "location_entity_id": place.entity_id if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": place.precision if place else None,
    }
