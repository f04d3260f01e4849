"""Reads and posts Open311 with georeport and requests as they come from PyPI. Usage: clients-test.py ROOT_ADDRESS"""
import sys

import requests
from georeport import GeoReport

root = sys.argv[1]
client = GeoReport(root)
xml = GeoReport(root, output_format="xml")

services = client.get_service_list()
assert len(services) > 100, f"{len(services)} services"
assert [s["service_code"] for s in services] == [s["service_code"] for s in xml.get_service_list()], "JSON and XML list the same"
lamp = next(s for s in services if "路灯" in s["service_name"] or "路灯" in s["keywords"])
definition = client.get_service_definition(lamp["service_code"])
assert [a["code"] for a in definition["attributes"]] == ["kind", "goal", "happened_at", "public_ok", "secret"]
assert xml.get_service_definition(lamp["service_code"])["service_code"] == lamp["service_code"]

form = {
    "service_code": lamp["service_code"], "address_string": "海珠区江南西路示例路口", "description": "路灯不亮三天了",
    "last_name": "测试", "first_name": "甲", "phone": "12000000001", "attribute[kind]": "complaint", "attribute[public_ok]": "yes",
}
answer = requests.post(f"{root}/requests.json", data=form)
assert answer.status_code == 201, answer.text
number = answer.json()[0]["service_request_id"]
assert isinstance(number, str)
again = requests.post(f"{root}/requests.json", data=form)
assert again.status_code == 200 and again.json()[0]["service_request_id"] == number, "the same words are taken once"

picture = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082")
media = requests.post(
    f"{root}/requests.xml", data={"service_code": lamp["service_code"], "lat": "23.10", "long": "113.27", "description": "灯柱歪了"},
    files={"media": ("lamp.png", picture, "image/png")})
assert media.status_code == 201 and "<service_request_id>" in media.text, media.text

one = client.get_service_request(number)
assert one["service_request_id"] == number and one["status"] == "open" and one["description"] is None
assert one["expected_datetime"] or one["status_notes"], one
assert "12000000001" not in str(one) and "测试" not in str(one) and "路口" not in str(one), one
assert xml.get_service_request(number)["service_request_id"] == number
listed = client.get_service_requests(service_code=lamp["service_code"], status="open")
assert number in [request["service_request_id"] for request in client.get_service_requests()]
assert all(request["status"] == "open" for request in listed)
assert client.get_service_requests(service_request_id=number)[0]["service_request_id"] == number
assert client.get_service_requests(start_date="2026-01-01T00:00:00Z", end_date="2026-01-31T00:00:00Z") == []

for path, status in (
    ("services/no-such.json", 404), ("requests/GZ202603129999999.json", 404), ("requests.json?start_date=x", 400),
    ("requests.xml?start_date=2025-01-01T00:00:00Z&end_date=2026-01-01T00:00:00Z", 400),
):
    refused = requests.get(f"{root}/{path}")
    assert refused.status_code == status, (path, refused.status_code, refused.text)
refused = requests.post(f"{root}/requests.json", data={"service_code": lamp["service_code"]})
assert refused.status_code == 400 and refused.json()[0]["code"] == "400", refused.text
print(f"{len(services)} services, {number} read back in both formats")
