output "vpc_id" {
  description = "Id of the network."
  value       = aws_vpc.this.id
}

output "cidr_block" {
  description = "IPv4 range of the network."
  value       = aws_vpc.this.cidr_block
}

output "public_subnet_ids" {
  description = "Subnets with a route to the internet, in the order of availability_zones."
  value       = [for zone in var.availability_zones : aws_subnet.public[zone].id]
}

output "private_subnet_ids" {
  description = "Subnets without a way in, in the order of availability_zones."
  value       = [for zone in var.availability_zones : aws_subnet.private[zone].id]
}

output "task_subnet_ids" {
  description = "Where tasks can run and still pull their image: private subnets when there is a NAT, else public ones."
  value = [
    for zone in var.availability_zones :
    var.nat == "none" ? aws_subnet.public[zone].id : aws_subnet.private[zone].id
  ]
}

output "tasks_need_public_ip" {
  description = "Whether tasks in task_subnet_ids need a public address of their own to reach the internet."
  value       = var.nat == "none"
}
