module "messaging" {
  source = "../.."

  name = "delightful-shop-dev"
  queues = {
    invoices = { visibility_timeout_seconds = 300 }
    parcels  = {}
  }
  topics = {
    orders = { queues = ["invoices", "parcels"] }
  }
}
