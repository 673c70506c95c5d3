# Large: a way out of every zone, and a load balancer that refuses to be deleted.
environment         = "prod"
cidr_block          = "10.30.0.0/16"
availability_zones  = ["us-east-1a", "us-east-1b"]
nat                 = "per_zone"
deletion_protection = true
container_insights  = true
