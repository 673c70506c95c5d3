"""What Terraform's provider asks of services that moto keeps, and moto does not answer; each as AWS documents it.

A call that is not answered is no error at once: the provider asks again for minutes. Each addition is made when moto
imports the module that it belongs to, so that moto starts as fast as without.
"""

import importlib.abc
import importlib.util
import json
import secrets
import sys
import types

additions = {}


class WhenImported(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        add = additions.pop(name, None)
        if add is None:
            return None
        spec = importlib.util.find_spec(name)
        known = spec.loader.exec_module

        def exec_module(module):
            known(module)
            add(module)

        spec.loader.exec_module = exec_module
        return spec


sys.meta_path.insert(0, WhenImported())


def to(name):
    def remember(add):
        additions[name] = add
        return add

    return remember


@to("moto.budgets.responses")
def subscribers_and_tags_of_budgets(module):
    response = module.BudgetsResponse
    create = response.create_budget

    def all_tags(self):
        return self.backend.__dict__.setdefault("tags", {})

    def tags(self):
        return all_tags(self).setdefault(self._get_param("ResourceARN"), {})

    def pairs(given):
        return {tag["Key"]: tag["Value"] for tag in given or []}

    def create_budget(self):
        answer = create(self)
        account, name = self._get_param("AccountId"), self._get_param("Budget")["BudgetName"]
        all_tags(self)[f"arn:{self.partition}:budgets::{account}:budget/{name}"] = pairs(self._get_param("ResourceTags"))
        return answer

    def list_tags_for_resource(self):
        return json.dumps({"ResourceTags": [{"Key": key, "Value": value} for key, value in tags(self).items()]})

    def tag_resource(self):
        tags(self).update(pairs(self._get_param("ResourceTags")))
        return json.dumps({})

    def untag_resource(self):
        for key in self._get_param("ResourceTagKeys"):
            tags(self).pop(key, None)
        return json.dumps({})

    def describe_subscribers_for_notification(self):
        budget = self.backend.budgets[self._get_param("AccountId")][self._get_param("BudgetName")]
        asked, same = self._get_param("Notification"), ("NotificationType", "ComparisonOperator", "Threshold")
        found = [s for n in budget.notifications if all(n.details.get(key) == asked.get(key) for key in same) for s in n.subscribers]
        return json.dumps({"Subscribers": found})

    for function in (create_budget, list_tags_for_resource, tag_resource, untag_resource, describe_subscribers_for_notification):
        setattr(response, function.__name__, function)


@to("moto.awslambda.models")
def logging_of_functions(module):
    function = module.LambdaFunction
    init, known, update = function.__init__, function.get_configuration, function.update_configuration

    def __init__(self, account_id, spec, region, version=1):
        self.logging = spec.get("LoggingConfig")
        init(self, account_id, spec, region, version)

    def get_configuration(self, on_create=False):
        default = {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{self.function_name}"}
        return {**known(self, on_create), "LoggingConfig": {**default, **(self.logging or {})}}

    def update_configuration(self, config_updates):
        self.logging = config_updates.get("LoggingConfig", self.logging)
        return update(self, config_updates)

    function.__init__, function.get_configuration, function.update_configuration = __init__, get_configuration, update_configuration


@to("moto.ecs.responses")
def zones_of_services(module):
    response = module.EC2ContainerServiceResponse
    create, update = response.create_service, response.update_service

    def kept(answer, asked):
        if asked:
            answer.result["service"].availability_zone_rebalancing = asked
        return answer

    response.create_service = lambda self: kept(create(self), self._get_param("availabilityZoneRebalancing", "DISABLED"))
    response.update_service = lambda self: kept(update(self), self._get_param("availabilityZoneRebalancing"))


@to("moto.efs.responses")
def backups_and_policies_of_file_systems(module):
    response = module.EFSResponse
    describe = response.describe_backup_policy

    def file_system(self):
        return self.efs_backend.file_systems_by_id[self._get_param("FileSystemId")]

    def put_backup_policy(self):
        file_system(self).backups = self._get_param("BackupPolicy")
        return describe_backup_policy(self)

    def describe_backup_policy(self):
        known = getattr(file_system(self), "backups", None)
        return (json.dumps({"BackupPolicy": known}), {"Content-Type": "application/json"}) if known else describe(self)

    def delete_file_system_policy(self):
        file_system(self).file_system_policy = None
        return json.dumps({}), {"Content-Type": "application/json"}

    for function in (put_backup_policy, describe_backup_policy, delete_file_system_policy):
        setattr(response, function.__name__, function)


@to("moto.elasticache.models")
def clusters_of_replication_groups(module):
    backend = module.ElastiCacheBackend
    create, delete = backend.create_replication_group, backend.delete_replication_group

    def create_replication_group(self, **given):
        """A group is made of clusters, of which the provider reads half of what it knows of the group."""
        if given["num_cache_clusters"]:
            given["replicas_per_node_group"] = given["num_cache_clusters"] - 1
        group = create(self, **given)
        version = given["engine_version"]
        for member in group.member_clusters:
            self.cache_clusters[member] = types.SimpleNamespace(
                cache_cluster_id=member,
                replication_group_id=group.replication_group_id,
                cache_cluster_status="available",
                status="available",
                engine=group.engine,
                engine_version=version if version.count(".") == 2 else f"{version}.0",
                cache_node_type=group.cache_node_type,
                num_cache_nodes=1,
                auto_minor_version_upgrade=given["auto_minor_version_upgrade"] != "false",
                at_rest_encryption_enabled=group.at_rest_encryption_enabled,
                transit_encryption_enabled=group.transit_encryption_enabled,
                transit_encryption_mode="required" if group.transit_encryption_enabled else None,
                cache_subnet_group_name=group.cache_subnet_group_name,
                security_groups=[{"security_group_id": id, "status": "active"} for id in group.security_group_ids or []],
                preferred_maintenance_window=group.preferred_maintenance_window or "sun:05:00-sun:06:00",
                arn=group.arn.replace(":replicationgroup:", ":cluster:").rsplit(":", 1)[0] + f":{member}",
            )
        return group

    def delete_replication_group(self, replication_group_id, retain_primary_cluster):
        """In the end it is gone, with its clusters; the provider waits for that."""
        group = delete(self, replication_group_id, retain_primary_cluster)
        for member in self.replication_groups.pop(replication_group_id).member_clusters:
            self.cache_clusters.pop(member, None)
        return group

    backend.create_replication_group = create_replication_group
    backend.delete_replication_group = delete_replication_group


@to("moto.elasticache.responses")
def end_of_cache_subnet_groups(module):
    def delete_cache_subnet_group(self):
        self.elasticache_backend.cache_subnet_groups.pop(self._get_param("CacheSubnetGroupName"), None)
        return module.EmptyResult()

    module.ElastiCacheResponse.delete_cache_subnet_group = delete_cache_subnet_group


@to("moto.rds.models")
def ids_of_databases(module):
    init = module.DBInstance.__init__

    def __init__(self, *arguments, **settings):
        """Each has an id of its own, by which the provider asks after it; moto gives all of them the same."""
        init(self, *arguments, **settings)
        self.dbi_resource_id = f"db-{secrets.token_hex(13).upper()}"

    module.DBInstance.__init__ = __init__


@to("moto.memorydb.models")
def engine_of_memory_clusters(module):
    known = module.MemoryDBCluster.to_dict
    module.MemoryDBCluster.to_dict = lambda self: {**known(self), "Engine": getattr(self, "engine", "redis")}


@to("moto.memorydb.responses")
def replicas_of_memory_clusters(module):
    create = module.MemoryDBResponse.create_cluster

    def create_cluster(self):
        """No replica is none, not one."""
        answer = create(self)
        asked = json.loads(self.body)
        cluster = self.memorydb_backend.clusters[asked["ClusterName"]]
        cluster.engine = asked.get("Engine", "redis")
        cluster.num_replicas_per_shard = asked.get("NumReplicasPerShard", 1)
        cluster.shards = cluster.get_shard_details()
        return answer

    module.MemoryDBResponse.create_cluster = create_cluster


@to("moto.sqs.models")
def policies_of_queues(module):
    known = module.Queue.attributes.fget

    def attributes(self):
        """Who may set messages aside here; and a policy as it was given, without a space in it."""
        found = known(self)
        if getattr(self, "redrive_allow_policy", None):
            found["RedriveAllowPolicy"] = self.redrive_allow_policy
        if self.redrive_policy:
            found["RedrivePolicy"] = json.dumps(self.redrive_policy, separators=(",", ":"))
        return found

    module.Queue.attributes = property(attributes)
