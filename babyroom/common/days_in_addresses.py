"""Days in addresses, as ISO dates: `<day:on>` in the addresses of whatever imports this."""

from datetime import date

from django.urls import register_converter


class DayConverter:
    """ "2026-11-24"; anything that is not a day is not an address of ours."""

    regex = r"20\d{2}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """The day. Raises ValueError, which Django answers as not found."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """The day as it stands in the address."""
        return value.isoformat()


register_converter(DayConverter, "day")
