using System.Text.Json.Nodes;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>What template.yaml promises about permissions and about events that fail.</summary>
public sealed class TemplateTests
{
    [Fact]
    public async Task The_template_is_clean_for_the_linter()
    {
        var (code, output) = await SamTemplate.Run("cfn-lint", SamTemplate.Path);

        output.ShouldBeEmpty();
        code.ShouldBe(0);
    }

    [Fact]
    public async Task Every_function_has_a_role_of_its_own()
    {
        var functions = await SamTemplate.Resources("AWS::Lambda::Function");

        functions.Count.ShouldBe(14);
        functions.ToDictionary(f => f.Key, f => (string?)f.Value["Role"]!["Fn::GetAtt"]![0])
            .ShouldBe(functions.Keys.ToDictionary(name => name, name => (string?)$"{name}Role"), ignoreOrder: true);
    }

    [Fact]
    public async Task No_policy_allows_all_actions_of_anything()
    {
        var statements = await SamTemplate.Statements();

        statements.Count.ShouldBeGreaterThan(20);
        statements.SelectMany(s => SamTemplate.Many(s.Statement["Action"]).Select(a => (string)a!)).ShouldAllBe(action => !action.Contains('*'));
    }

    [Fact]
    public async Task Only_what_AWS_cannot_narrow_down_is_allowed_on_every_resource()
    {
        var wide = (await SamTemplate.Statements()).Where(s => SamTemplate.Many(s.Statement["Resource"]).Any(r => r.ToString() == "*"));

        wide.Select(s => s.Statement["Action"]!.ToString()).ShouldBe(["ecs:DescribeTaskDefinition"]);
    }

    /// <summary>The local cloud enforces no policy, so nothing else would notice.</summary>
    [Fact]
    public async Task Whoever_may_put_a_request_aside_may_note_the_outage_that_brings_it_back()
    {
        var statements = await SamTemplate.Statements();
        string[] Allowed(string action, string key) =>
        [
            .. statements
                .Where(s => SamTemplate.Many(s.Statement["Action"]).Any(a => a.ToString() == action) && s.Statement["Resource"]!.ToJsonString().Contains(key, StringComparison.Ordinal))
                .Select(s => s.Where).Distinct().Order(),
        ];

        var parking = Allowed("s3:PutObject", "/parked/");
        parking.ShouldNotBeEmpty();
        Allowed("s3:PutObject", "/outage/registry.json").ShouldBe(parking);
        Allowed("s3:GetObject", "/outage/registry.json").ShouldBe(parking);
    }

    /// <summary>S3 answers 403 for a missing object to those who may not list its bucket; for a condition on a prefix AWS documents nothing.</summary>
    [Fact]
    public async Task Whoever_reads_objects_can_tell_a_missing_one_from_a_refused_one()
    {
        var statements = await SamTemplate.Statements();
        var roles = await SamTemplate.Resources("AWS::IAM::Role");
        string[] BucketsOf(string policy, string action) =>
        [
            .. statements
                .Where(s => s.Where == policy && s.Statement["Condition"] is null && SamTemplate.Many(s.Statement["Action"]).Any(a => a.ToString() == action))
                .SelectMany(s => SamTemplate.Many(s.Statement["Resource"]))
                .Select(r => r.ToJsonString()).SelectMany(r => new[] { "ArtifactBucket", "StateBucket" }.Where(b => r.Contains($"${{{b}}}", StringComparison.Ordinal))),
        ];

        var reading = 0;
        foreach (var (role, properties) in roles)
        {
            string[] policies = [role, .. SamTemplate.Many(properties["ManagedPolicyArns"]).Select(p => p["Ref"]?.ToString()).OfType<string>()];
            var read = policies.SelectMany(p => BucketsOf(p, "s3:GetObject")).Distinct().ToList();
            reading += read.Count;
            policies.SelectMany(p => BucketsOf(p, "s3:ListBucket")).ShouldBe(read, ignoreOrder: true, role);
        }
        reading.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task Every_target_of_a_rule_has_a_retry_policy_and_dead_letters()
    {
        var rules = await SamTemplate.Resources("AWS::Events::Rule");

        rules.Count.ShouldBe(12);
        foreach (var (name, rule) in rules)
            foreach (var target in rule["Targets"]!.AsArray())
            {
                target!["DeadLetterConfig"]?["Arn"].ShouldNotBeNull(name);
                target["RetryPolicy"]?["MaximumRetryAttempts"].ShouldNotBeNull(name);
            }
    }

    [Fact]
    public async Task Every_function_has_a_failure_destination_it_may_write_to_and_a_log_that_ends()
    {
        var configured = (await SamTemplate.Resources("AWS::Lambda::EventInvokeConfig")).Values.Select(c => (string?)c["FunctionName"]!["Ref"]);
        var logs = await SamTemplate.Resources("AWS::Logs::LogGroup");
        var roles = await SamTemplate.Resources("AWS::IAM::Role");
        var functions = await SamTemplate.Resources("AWS::Lambda::Function");

        configured.ShouldBe(functions.Keys, ignoreOrder: true);
        logs.Keys.ShouldBe(functions.Keys.Select(name => $"{name}Logs"), ignoreOrder: true);
        logs.Values.ShouldAllBe(log => log["RetentionInDays"] != null);
        roles.Values.ShouldAllBe(role => role.ToJsonString().Contains("DecisionPolicy") || role.ToJsonString().Contains("sqs:SendMessage"));
    }

    [Fact]
    public async Task Every_dead_letter_queue_raises_an_alarm()
    {
        var watched = (await SamTemplate.Resources("AWS::CloudWatch::Alarm")).Values
            .Where(a => (string?)a["MetricName"] == "ApproximateNumberOfMessagesVisible")
            .Select(a => (string?)a["Dimensions"]![0]!["Value"]!["Fn::GetAtt"]![0]);

        watched.ShouldBe(["DeadLetters", "FeedbackDeadLetters"], ignoreOrder: true);
    }
}
