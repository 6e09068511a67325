"""What a service is and where, for whoever chooses one."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from ..core.services import ServiceProfile


def service_words(profile: ServiceProfile) -> str:
    """Say what a service is, and whether it is searched with a sign-in."""

    def translated(text: str) -> str:
        return QCoreApplication.translate("SceneQueue", text)

    account = translated("Searching needs no account.")
    if profile.searches_signed_in:
        account = {
            "sentinelhub": translated("Searching needs an OAuth client of yours."),
            "s3": translated("Searching needs a pair of S3 keys."),
        }.get(profile.kind, translated("Searching needs an account there."))
    return " ".join(filter(None, (kind_words(profile), account)))


def kind_words(profile: ServiceProfile) -> str:
    """Say what kind of service it is."""

    def translated(text: str) -> str:
        return QCoreApplication.translate("SceneQueue", text)

    kinds = {
        "cdse": translated("Copernicus Data Space (OData)."),
        "dhus": translated("A Data Hub (DHuS), searched through sentinelsat."),
        "stac": translated("A STAC catalogue."),
        "sentinelhub": translated("The catalogue of a Sentinel Hub."),
        "s3": translated("A bucket with .SAFE folders."),
        "folder": translated("A folder with .SAFE folders."),
        "aws-sentinelhub": translated("Products put together from Amazon's buckets; only downloads."),
        "gcs": translated("A bucket of Google Cloud; only downloads."),
    }
    return kinds.get(profile.kind, "")


def address_of(profile: ServiceProfile) -> str:
    """Where it is: its main address, or its folder."""
    names = ("catalogue_url", "api_url", "base_url", "endpoint_url", "path")
    return str(next(filter(None, (getattr(profile, name, "") for name in names)), ""))
