"""Addresses of a program with a fault: what a citizen posted meets a rule of the database that no form has asked about."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from workflows.appeals.models import Applicant


@csrf_exempt
@transaction.atomic
def take(request: HttpRequest) -> HttpResponse:
    Applicant.objects.create(last_name=request.POST["name"], phone=request.POST["phone"], email=request.POST["email"], reply_by="post", at=timezone.now())
    return HttpResponse()


@csrf_exempt
def count(request: HttpRequest) -> HttpResponse:
    try:
        return HttpResponse(int(request.POST["name"]))
    except ValueError as broken:
        raise LookupError(f"no applicant <{request.POST['email']}>, {request.POST['phone']}") from broken


urlpatterns = [path("take/", take), path("count/", count)]
