from fastapi import FastAPI

from ledger.api import router

app = FastAPI(title="Ledger")
app.include_router(router)


@app.get("/health")
async def health():
    return {"status": "ok"}
