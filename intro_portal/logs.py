from django_structlog.middlewares import RequestMiddleware as StructlogRequestMiddleware


class RequestMiddleware(StructlogRequestMiddleware):
    """Logs the path without what stands after the question mark: people search for names."""

    @staticmethod
    def format_request(request):
        return f"{request.method} {request.path}"
