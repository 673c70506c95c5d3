module "monitoring" {
  source = "../.."

  alarm_action_arns = ["arn:aws:sns:us-east-1:123456789012:on-call"]
}
