"""Which page may load what: strict for the public, relaxed under the staff desk only where Wagtail needs it."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponseBase

STAFF = "/admin/"
STAFF_POLICY = {
    "default-src": [SELF],
    "style-src": [SELF, UNSAFE_INLINE],
    "script-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "form-action": [SELF],
    "base-uri": [SELF],
}


class ContentPolicy(CSPMiddleware):
    """The public policy of the settings, replaced below `/admin/`: Wagtail 8.0 has inline scripts there."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(STAFF) and not hasattr(response, "_csp_replace"):
            response._csp_replace = STAFF_POLICY  # type: ignore[attr-defined]  # django-csp's own protocol
        return super().process_response(request, response)
