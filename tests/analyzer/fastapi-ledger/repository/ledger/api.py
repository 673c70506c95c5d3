import boto3
from fastapi import APIRouter

router = APIRouter(prefix="/entries")
s3 = boto3.client("s3")


@router.get("/")
async def entries():
    return []
