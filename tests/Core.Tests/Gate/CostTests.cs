using Delightful.Core.Gate;
using Delightful.Core.Gate.Prices;
using static Delightful.Core.Tests.Gate.Given;

namespace Delightful.Core.Tests.Gate;

public class CostTests
{
    private const string Fargate = """{"cpu":"512","memory":"1024","requires_compatibilities":["FARGATE"]}""";

    [Theory]
    [InlineData("aws_nat_gateway", "{}", 32.85)]
    [InlineData("aws_lb", """{"load_balancer_type":"application"}""", 16.43)]
    [InlineData("aws_kms_key", "{}", 1)]
    [InlineData("aws_db_instance", """{"engine":"postgres","instance_class":"db.t4g.micro","allocated_storage":20,"storage_type":"gp3"}""", 13.98)]
    [InlineData("aws_db_instance", """{"engine":"postgres","instance_class":"db.t4g.micro","allocated_storage":20,"storage_type":"gp3","multi_az":true}""", 27.96)]
    [InlineData("aws_elasticache_cluster", """{"node_type":"cache.t4g.micro","num_cache_nodes":2}""", 23.36)]
    [InlineData("aws_vpc_endpoint", """{"vpc_endpoint_type":"Interface","subnet_ids":["a","b"]}""", 14.60)]
    [InlineData("aws_vpc_endpoint", """{"vpc_endpoint_type":"Gateway"}""", 0)]
    [InlineData("aws_dynamodb_table", """{"billing_mode":"PROVISIONED","read_capacity":10,"write_capacity":10}""", 5.69)]
    [InlineData("aws_dynamodb_table", """{"billing_mode":"PAY_PER_REQUEST"}""", 0)]
    [InlineData("aws_instance", """{"instance_type":"t3.micro"}""", 8.39)]
    public void What_is_paid_for_being_there_is_priced(string type, string values, double month)
    {
        var cost = Read(Resource($"{type}.x", Create, after: values)).Cost;
        (cost.Before, cost.After, cost.NotPriced).ShouldBe((0m, (decimal)month, 0));
        (cost.Currency, cost.Region, cost.PricesOf.Length).ShouldBe(("USD", "us-east-1", "yyyy-MM-dd".Length));
    }

    [Theory]
    [InlineData("aws_db_instance", """{"engine":"oracle-ee","instance_class":"db.t3.micro","allocated_storage":20}""", "{}")]
    [InlineData("aws_db_instance", """{"engine":"postgres","instance_class":"db.x99.huge","allocated_storage":20}""", "{}")]
    [InlineData("aws_db_instance", """{"engine":"postgres","allocated_storage":20}""", """{"instance_class":true}""")]
    [InlineData("aws_db_instance", """{"engine":"postgres","instance_class":"db.t3.micro","allocated_storage":20}""", """{"multi_az":true}""")]
    [InlineData("aws_sagemaker_endpoint", "{}", "{}")]
    public void What_has_no_price_is_counted_and_not_taken_for_free(string type, string values, string unknown)
    {
        var cost = Read(Resource($"{type}.x", Create, after: values, unknown: unknown)).Cost;
        (cost.After, cost.NotPriced).ShouldBe((0m, 1));
        cost.NotPricedTypes.ShouldBe([type]);
    }

    [Fact]
    public void What_is_paid_by_use_is_counted_apart()
    {
        var cost = Read(Resource("aws_s3_bucket.x", Create, after: "{}"), Resource("aws_lambda_function.x", Nothing, "{}", "{}"), Resource("aws_sqs_queue.old", Delete, "{}")).Cost;
        (cost.After, cost.ByUse, cost.NotPriced).ShouldBe((0m, 2, 0));
    }

    [Fact]
    public void What_stays_counts_before_and_after_and_what_goes_before()
    {
        var cost = Read(Resource("aws_nat_gateway.stays", Nothing, "{}", "{}"), Resource("aws_nat_gateway.goes", Delete, "{}"), Resource("aws_nat_gateway.comes[0]", Create, after: "{}"), Resource("aws_nat_gateway.comes[1]", Create, after: "{}")).Cost;
        (cost.Before, cost.After, cost.Change).ShouldBe((65.70m, 98.55m, 32.85m));
    }

    [Fact]
    public void The_tasks_of_a_service_cost_what_its_task_definition_says_times_how_many_there_are()
    {
        var cost = Read(
            Resource("module.web.aws_ecs_task_definition.this", Replace, Fargate, Fargate.Replace("512", "1024").Replace("\"1024\",\"requires", "\"2048\",\"requires")),
            Resource("module.web.aws_ecs_service.this", Nothing, """{"launch_type":"FARGATE","desired_count":2}""", """{"launch_type":"FARGATE","desired_count":2}""")).Cost;
        (cost.Before, cost.After).ShouldBe((36.04m, 72.08m));
        cost.Components.ShouldBe([new ComponentCost("web", 36.04m, 72.08m)]);
        cost.RolloutHour.ShouldBe(0.0987m, "old and new run side by side");
    }

    [Theory]
    [InlineData("module.web.aws_ecs_service.this", """{"launch_type":"EC2","desired_count":2}""")]
    [InlineData("module.other.aws_ecs_service.this", """{"launch_type":"FARGATE","desired_count":2}""")]
    public void Tasks_of_unknown_size_or_on_machines_of_ones_own_are_not_priced(string address, string service) =>
        Read(Resource("module.web.aws_ecs_task_definition.this", Nothing, Fargate, Fargate), Resource(address, Nothing, service, service)).Cost
            .ShouldSatisfyAllConditions(c => c.NotPriced.ShouldBe(1), c => c.NotPricedTypes.ShouldBe(["aws_ecs_service"]));

    [Fact]
    public void A_service_that_is_not_there_yet_cost_nothing_before()
    {
        var cost = Read(Resource("aws_ecs_task_definition.this", Create, after: Fargate), Resource("aws_ecs_service.this", Create, after: """{"launch_type":"FARGATE","desired_count":1}""", unknown: """{"id":true}""")).Cost;
        (cost.Before, cost.After, cost.NotPriced, cost.RolloutHour).ShouldBe((0m, 18.02m, 0, null));
    }

    [Fact]
    public void A_cost_that_rises_beyond_the_threshold_asks()
    {
        var gateway = Resource("aws_nat_gateway.x", Create, after: "{}");
        Review(new GateSettings { MostMonthlyIncrease = 33 }, gateway).Verdict.ShouldBe(ReviewVerdict.Pass);
        Review(new GateSettings { MostMonthlyIncrease = 30 }, gateway).Items.ShouldHaveSingleItem().Sentence.ShouldBe("it costs 32.85 USD a month more by list prices; more than 30 asks");
    }

    [Theory]
    [InlineData("aws_nat_gateway.x", "", "aws_nat_gateway")]
    [InlineData("module.network.aws_nat_gateway.x[\"a.b\"]", "module.network.", "network")]
    [InlineData("module.a[\"x.y\"].module.b.aws_nat_gateway.x", "module.a[\"x.y\"].module.b.", "a")]
    public void A_component_is_a_module_of_the_root(string address, string module, string component)
    {
        Components.ModuleOf(address).ToString().ShouldBe(module);
        Components.KeyOf(address, "aws_nat_gateway").ToString().ShouldBe(component);
    }
}
