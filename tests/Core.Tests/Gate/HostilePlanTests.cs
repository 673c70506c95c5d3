using System.Text;
using System.Text.Json;
using Delightful.Core.Errors;
using Delightful.Core.Gate;
using Delightful.Core.Plans;
using Delightful.Core.Tests.Plans;
using static Delightful.Core.Tests.Gate.Given;

namespace Delightful.Core.Tests.Gate;

/// <summary>Plans made to leak or to break: nothing secret is kept, nothing takes more memory than is set aside.</summary>
public class HostilePlanTests
{
    private const string Plain = "c4n4ry-Zx81-qW7e-5tYu";
    private const string Encoded = "YzRuNHJ5LVp4ODEtcVc3ZS01dFl1Cg==";
    private const string InAddress = "c4n4ry%2DZx81%2DqW7e%2D5tYu";
    private const string Pem = "-----BEGIN RSA PRIVATE KEY-----\\nMIIc4n4ryZx81qW7e5tYu\\nmoreBytesZx81\\n-----END RSA PRIVATE KEY-----";
    private static readonly string[] Traces = ["c4n4ry", "YzRuNHJ5", "MIIc4n", "moreBytes", "Zx81"];

    [Theory]
    [InlineData($$"""{"engine":"{{Plain}}"}""", """{"engine":true}""", "the mask names it")]
    [InlineData($$"""{"engine":"{{Plain}}"}""", "true", "the mask hides all")]
    [InlineData($$"""{"engine":"{{Plain}}"}""", """{"engine":{"deep":[false,true]}}""", "a part of it is hidden")]
    [InlineData($$"""{"engine":"{{Plain}}"}""", """{"engine":"yes"}""", "the mask is of an unknown kind")]
    [InlineData($$"""{"engine":"{{Plain}}"}""", "{}", "it looks like a secret")]
    [InlineData($$"""{"engine":"{{Encoded}}"}""", "{}", "it is base64")]
    [InlineData($$"""{"engine":"{{InAddress}}"}""", "{}", "it is encoded for an address")]
    [InlineData($$"""{"engine":"{{Pem}}"}""", "{}", "it is a key on several lines")]
    [InlineData($$"""{"engine":{"{{Plain}}":1} }""", "{}", "it is the key of a map")]
    public void No_value_that_may_be_a_secret_is_told_with_a_replacement(string values, string mask, string why)
    {
        var review = Everything(Resource("aws_db_instance.main", Replace, """{"engine":"old"}""", values, afterSensitive: mask, more: $$""","replace_paths":[["engine","{{Plain}}"]]"""));
        Traces.ShouldAllBe(trace => !review.Contains(trace), why);
        review.ShouldContain("engine");
    }

    [Fact]
    public void A_value_that_is_no_secret_is_told_unless_a_mask_is_missing()
    {
        var told = Resource("aws_db_instance.main", Replace, """{"engine_version":"13.4"}""", """{"engine_version":"16.1"}""", more: ",\"replace_paths\":[[\"engine_version\"]]");
        Everything(told).ShouldContain("13.4");
        Everything(told.Replace(",\"before_sensitive\":{}", "")).ShouldNotContain("13.4");
    }

    [Theory]
    [InlineData($"aws_iam_role.x[\"{Plain}\"]")]
    [InlineData($"module.a[\"{Plain}\"].aws_iam_role.x")]
    [InlineData($"aws_iam_role.x[\"{Encoded}\"]")]
    [InlineData($"aws_iam_role.x[\"user:{InAddress}\"]")]
    [InlineData("aws_iam_role.x[\"-----BEGIN PRIVATE KEY-----\nMIIc4n4ryZx81\n-----END PRIVATE KEY-----\"]")]
    [InlineData("aws_iam_role.x[\"password=c4n4ry\"]")]
    [InlineData("aws_iam_role.x[\"AKIAC4N4RYZX81EXAMPL\"]")]
    [InlineData($"aws_iam_role.x[\"a\\\"]{Plain}")]
    public void No_secret_in_an_address_is_told(string address)
    {
        var json = Everything(Resource(address, Delete, "{}"));
        Traces.Append("C4N4RY").ShouldAllBe(trace => !json.Contains(trace));
        json.ShouldContain("aws_iam_role");
    }

    [Theory]
    [InlineData("aws_subnet.private[\"us-east-1a\"]")]
    [InlineData("module.service.aws_lb_target_group.this[\"blue\"]")]
    [InlineData("aws_vpc_security_group_ingress_rule.world[\"production-0.0.0.0/0\"]")]
    [InlineData("aws_route.private[\"subnet-0a1b2c3d4e5f60718\"]")]
    [InlineData("module.observability.aws_cloudwatch_metric_alarm.this[\"latency_p99\"]")]
    [InlineData("aws_iam_role_policy_attachment.task[0]")]
    public void An_address_that_a_person_wrote_is_told_as_it_is(string address) =>
        Read(Resource(address, Delete, "{}")).Summary.Changes.ShouldHaveSingleItem().Address.ShouldBe(address);

    [Fact]
    public void What_a_plan_knows_elsewhere_is_not_kept()
    {
        var plan = Plan(Resource("aws_db_instance.main", Create, after: $$"""{"password":"{{Plain}}","storage_encrypted":true,"deletion_protection":true,"instance_class":"{{Plain}}","engine":"{{Encoded}}"}"""))
            .Replace("\"resource_changes\"", $$$$"""
                "variables":{"db_password":{"value":"{{{{Plain}}}}"}},"output_changes":{"secret":{"actions":["create"],"after":"{{{{Plain}}}}","after_sensitive":true}},
                "planned_values":{"outputs":{"secret":{"sensitive":true,"value":"{{{{Encoded}}}}"}}},"resource_changes"
                """);
        var json = Everything(Given.Stream(plan));
        Traces.ShouldAllBe(trace => !json.Contains(trace));
    }

    [Theory]
    [InlineData("""{"format_version":"1.c4n4ryZx81c4n4ry","errored":true}""")]
    [InlineData("""{"format_version":"9.c4n4ry-Zx81-qW7e-5tYu"}""")]
    [InlineData("""{"format_version":"1.2","resource_changes":[{"address":"aws_a.x[\"c4n4ry-Zx81-qW7e-5tYu\"]","type":"aws_a","change":{"actions":["explode"]}}]}""")]
    [InlineData("""{"format_version":"1.2","resource_changes":[{"address":"aws_a.x[\"c4n4ry-Zx81-qW7e-5tYu\"]","address":"aws_a.y"}]}""")]
    [InlineData("""{"format_version":"1.2","resource_changes":[],"c4n4ry-Zx81-qW7e-5tYu" """)]
    public void No_error_repeats_a_secret(string json)
    {
        var error = Should.Throw<PlanUnreadableException>(() => PlanReviewer.Read(Given.Stream(json), new GateSettings()));
        Traces.ShouldAllBe(trace => !error.Message.Contains(trace));
    }

    [Theory]
    [InlineData("""{"address":"aws_a.x","type":"aws_a","type":"aws_b","change":{"actions":["create"]}}""")]
    [InlineData("""{"address":"aws_a.x","type":"aws_a","change":{"actions":["create"]},"change":{"actions":["no-op"]}}""")]
    [InlineData("""{"address":"aws_a.x","type":"aws_a","change":{"actions":["no-op"],"actions":["delete"]}}""")]
    [InlineData("""{"address":"aws_s3_bucket_acl.x","type":"aws_s3_bucket_acl","change":{"actions":["create"],"after":{"acl":"public-read"},"after":{"acl":"private"}}}""")]
    [InlineData("""{"address":"aws_s3_bucket_acl.x","type":"aws_s3_bucket_acl","change":{"actions":["create"],"after":{"acl":"public-read","acl":"private"}}}""")]
    [InlineData("""{"address":"aws_s3_bucket_acl.x","type":"aws_s3_bucket_acl","change":{"actions":["create"],"after":"public-read"}}""")]
    [InlineData("""[]""")]
    [InlineData("7")]
    public void What_says_two_things_or_is_no_resource_is_refused(string resource) =>
        CodeOf($$"""{"format_version":"1.2","resource_changes":[{{resource}}]}""").ShouldBe(ErrorCodes.PlanUnreadable);

    [Fact]
    public void Bytes_that_are_no_text_are_refused_where_they_count()
    {
        byte[] json = [.. "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"aws_s3_bucket_acl.x\",\"type\":\"aws_s3_bucket_acl\",\"change\":{\"actions\":[\"create\"],\"after\":{\"acl\":\""u8, 0xC3, 0x28, .. "\"}}}]}"u8];
        Should.Throw<PlanUnreadableException>(() => PlanReviewer.Read(new MemoryStream(json), new GateSettings())).Code.ShouldBe(ErrorCodes.PlanUnreadable);
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("99999999999999999999999999999999999999999")]
    [InlineData("\"1e999\"")]
    public void A_number_beyond_all_measure_is_not_priced(string number)
    {
        var plan = Read(Resource("aws_ebs_volume.x", Create, after: $$"""{"size":{{number}},"type":"gp3","encrypted":true}"""));
        (plan.Cost.After, plan.Cost.NotPriced).ShouldBe((0m, 1));
        Read(Resource("aws_vpc_security_group_ingress_rule.x", Create, after: $$"""{"cidr_ipv4":"0.0.0.0/0","from_port":{{number}},"to_port":{{number}}}"""))
            .Findings.ShouldNotBeEmpty("a port that is no port is none of the web");
    }

    [Fact]
    public void A_number_written_as_text_counts_as_the_number() =>
        Read(Resource("aws_ebs_volume.x", Create, after: """{"size":"100","type":"gp3","encrypted":"true"}""")).Cost.After.ShouldBe(8m);

    [Theory]
    [InlineData("variables")]
    [InlineData("resource_changes")]
    public void Ten_thousand_levels_are_refused(string section) =>
        CodeOf($$"""{"format_version":"1.2","{{section}}":{{new string('[', 10_000)}}""").ShouldBe(ErrorCodes.PlanUnreadable);

    [Fact]
    public void Ten_thousand_levels_inside_a_value_are_refused() =>
        CodeOf($$"""{"format_version":"1.2","resource_changes":[{"address":"aws_iam_policy.x","type":"aws_iam_policy","change":{"actions":["create"],"after":{"policy":{{new string('[', 10_000)}}""").ShouldBe(ErrorCodes.PlanUnreadable);

    [Theory]
    [InlineData("address")]
    [InlineData("previous_address")]
    public void An_address_of_ten_megabytes_is_cut(string field)
    {
        var json = $$$"""{"format_version":"1.2","resource_changes":[{"{{{field}}}":"{{{new string('a', 10 * 1024 * 1024)}}}","type":"aws_a","change":{"actions":["delete"],"before":{},"after":null}}]}""";
        Everything(Given.Stream(json)).Length.ShouldBeLessThan(4000);
    }

    private static string CodeOf(string json) => Should.Throw<PlanUnreadableException>(() => PlanReviewer.Read(Given.Stream(json), new GateSettings())).Code;

    /// <summary>All that is kept of a plan, as it is stored.</summary>
    private static string Everything(string resource) => Everything(Given.Stream(Plan(resource)));

    private static string Everything(Stream plan)
    {
        var reading = PlanReviewer.Read(plan, new GateSettings());
        var options = CoreJson.Default.SlotEvent;
        return JsonSerializer.Serialize<Delightful.Core.Slots.SlotEvent>(
            new Delightful.Core.Slots.SlotEvent.PlanReviewed("c", reading.Summary, null, PlanReviewer.Review(reading, new GateSettings())), options).Replace("\\u0022", "\"");
    }
}
