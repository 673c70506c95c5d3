module "table" {
  source = "../.."

  name = "delightful-shop-dev-orders"
  key  = { hash = { name = "customer" }, range = { name = "placed", type = "N" } }
  indexes = {
    by-state = { hash = { name = "state" }, range = { name = "placed", type = "N" } }
  }
  expiry_attribute = "expires"
}
