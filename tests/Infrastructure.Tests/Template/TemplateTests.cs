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

        functions.Count.ShouldBe(15);
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

        wide.SelectMany(s => SamTemplate.Many(s.Statement["Action"])).Select(action => action.ToString())
            .ShouldBe(["ecs:DescribeTaskDefinition", "ecs:ListTasks", "xray:PutTraceSegments", "xray:PutTelemetryRecords"], ignoreOrder: true);
    }

    /// <summary>ECS demands it of an update that names a task definition, also one whose roles stay the same.</summary>
    [Fact]
    public async Task Whoever_tells_a_service_its_task_definition_may_pass_the_roles_of_tasks_and_no_others()
    {
        var statements = await SamTemplate.Statements();
        string[] Holders(string action) => [.. statements.Where(s => SamTemplate.Many(s.Statement["Action"]).Any(a => a.ToString() == action)).Select(s => s.Where).Distinct().Order()];

        Holders("ecs:UpdateService").ShouldNotBeEmpty();
        Holders("iam:PassRole").ShouldBe(Holders("ecs:UpdateService"));
        foreach (var (_, statement) in statements.Where(s => SamTemplate.Many(s.Statement["Action"]).Any(a => a.ToString() == "iam:PassRole")))
        {
            statement["Condition"]!["StringEquals"]!["iam:PassedToService"]!.ToString().ShouldBe("ecs-tasks.amazonaws.com");
            SamTemplate.Many(statement["Resource"]).Select(r => r.ToJsonString()).ShouldAllBe(r => r.Contains("role/delightful-*-execution") || r.Contains("role/delightful-*-task"));
        }
    }

    [Fact]
    public async Task Only_builds_of_tests_can_be_stopped()
    {
        var stopping = (await SamTemplate.Statements()).Where(s => SamTemplate.Many(s.Statement["Action"]).Any(a => a.ToString() == "codebuild:StopBuild")).ShouldHaveSingleItem();
        SamTemplate.Many(stopping.Statement["Resource"]).ShouldHaveSingleItem().ToJsonString().ShouldContain("project/${TestProject}");
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
    public async Task A_language_model_may_be_asked_by_the_analyzer_only_when_one_is_configured_and_only_that_one()
    {
        var asking = (await SamTemplate.Statements()).Where(s => SamTemplate.Many(s.Statement["Action"]).Any(a => a.ToString().StartsWith("bedrock:", StringComparison.Ordinal))).ToList();

        asking.Select(s => s.Where).ShouldBe(["LanguageModelPolicy", "ModelsBehindPolicy"]);
        asking.ShouldAllBe(s => s.Statement["Action"]!.ToString() == "bedrock:InvokeModel");
        asking[0].Statement["Resource"]!["Ref"]!.ToString().ShouldBe("LanguageModelArn");
        asking[1].Statement["Condition"]!["StringEquals"]!["bedrock:InferenceProfileArn"]!["Ref"]!.ToString().ShouldBe("LanguageModelArn");
        (await SamTemplate.ConditionOf("LanguageModelPolicy")).ShouldBe("HasLanguageModel");
        (await SamTemplate.ConditionOf("ModelsBehindPolicy")).ShouldBe("HasModelsBehind");
        (await SamTemplate.Resources("AWS::IAM::ManagedPolicy")).Where(p => p.Key is not ("DecisionPolicy" or "TracingPolicy"))
            .ShouldAllBe(p => p.Value["Roles"]!.ToJsonString() == """[{"Ref":"AnalyzeSourceRole"}]""");
    }

    [Fact]
    public async Task Every_target_of_a_rule_has_a_retry_policy_and_dead_letters()
    {
        var rules = await SamTemplate.Resources("AWS::Events::Rule");

        rules.Count.ShouldBe(13);
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

    [Fact]
    public async Task Every_alarm_tells_the_topic_of_alarms()
    {
        foreach (var (name, alarm) in await SamTemplate.Resources("AWS::CloudWatch::Alarm"))
            foreach (var actions in (string[])["AlarmActions", "OKActions"])
                alarm[actions]!["Fn::If"]!.ToJsonString().ShouldBe("""["HasAlarmTopic",[{"Ref":"AlarmTopicArn"}],{"Ref":"AWS::NoValue"}]""", name);
    }

    /// <summary>
    /// What an event of the source <c>delightful</c> says of a person is believed, without a signature of its own: nobody but our
    /// functions may use that source, and of those only what proves people may say what people say.
    /// </summary>
    [Fact]
    public async Task Only_our_functions_may_speak_for_delightful_and_only_who_proves_people_may_speak_for_people()
    {
        var denied = (await SamTemplate.Resources("AWS::Events::EventBusPolicy")).Values.ShouldHaveSingleItem()["Statement"]!;
        var sends = (await SamTemplate.Statements()).Where(s => SamTemplate.Many(s.Statement["Action"]).Any(a => a.ToString() == "events:PutEvents")).ToList();
        var roles = await SamTemplate.Resources("AWS::IAM::Role");
        var senders = roles.Where(r => sends.Any(s => s.Where == r.Key || r.Value["ManagedPolicyArns"]?.ToJsonString().Contains(s.Where, StringComparison.Ordinal) == true)).Select(r => r.Key);
        var people = (await SamTemplate.Resources("AWS::Events::Rule")).Values
            .Where(r => r["EventPattern"]?["detail-type"] is not null && r["EventPattern"]!["source"] is null)
            .SelectMany(r => SamTemplate.Many(r["EventPattern"]!["detail-type"]).Select(t => t.ToString())).ToList();

        denied["Effect"]!.ToString().ShouldBe("Deny");
        denied["Principal"]!.ToString().ShouldBe("*");
        denied["Condition"]!["StringEquals"]!["events:source"]!.ToString().ShouldBe("delightful");
        denied["Condition"]!["ArnNotEquals"]!["aws:PrincipalArn"]!.AsArray().Select(a => a!["Fn::GetAtt"]![0]!.ToString()).ShouldBe(senders, ignoreOrder: true);
        people.Count.ShouldBeGreaterThan(3);
        foreach (var (where, statement) in sends)
        {
            var condition = statement["Condition"]!;
            condition["StringEquals"]!["events:source"]!.ToString().ShouldBe("delightful", where);
            if (where == "PersonAnsweredRole")
                SamTemplate.Many(condition["StringEquals"]!["events:detail-type"]).Select(t => t.ToString()).ShouldBeSubsetOf(people);
            else
                people.ShouldBeSubsetOf(SamTemplate.Many(condition["StringNotEquals"]!["events:detail-type"]).Select(t => t.ToString()), where);
        }
    }

    [Fact]
    public async Task Who_takes_answers_writes_nothing_but_which_answers_came()
    {
        var own = (await SamTemplate.Statements()).Where(s => s.Where == "PersonAnsweredRole").Select(s => s.Statement).ToList();
        var writes = own.Where(s => SamTemplate.Many(s["Action"]).Any(a => a.ToString() is "dynamodb:PutItem" or "dynamodb:DeleteItem" or "dynamodb:UpdateItem")).ShouldHaveSingleItem();

        writes["Condition"]!["ForAllValues:StringLike"]!["dynamodb:LeadingKeys"]![0]!.ToString().ShouldBe("ANSWER#*");
        writes["Condition"]!["Null"]!["dynamodb:LeadingKeys"]!.ToString().ShouldBe("false");
        (await SamTemplate.Resources("AWS::IAM::Role"))["PersonAnsweredRole"]["ManagedPolicyArns"].ShouldBeNull();
        own.SelectMany(s => SamTemplate.Many(s["Action"]).Select(a => a.ToString().Split(':')[0])).Distinct()
            .ShouldBe(["logs", "events", "dynamodb", "ssm", "sqs"], ignoreOrder: true);
    }

    /// <summary>The watchdog is not traced: a trace a minute would be most of what the pipeline costs while nothing happens.</summary>
    [Fact]
    public async Task Every_function_but_the_watchdog_is_traced_and_may_write_its_traces()
    {
        var functions = await SamTemplate.Resources("AWS::Lambda::Function");
        var may = (await SamTemplate.Resources("AWS::IAM::ManagedPolicy"))["TracingPolicy"]["Roles"]!.AsArray().Select(role => role!["Ref"]!.ToString());

        var traced = functions.Where(f => f.Value["TracingConfig"]!["Mode"]!.ToString() == "Active").Select(f => f.Key).ToList();
        functions.Keys.Except(traced).ShouldBe(["Watchdog"]);
        may.ShouldBe(traced.Select(name => $"{name}Role"), ignoreOrder: true);
    }

    /// <summary>GitHub is called as an App or with a token, by whoever calls it.</summary>
    [Fact]
    public async Task Who_may_read_the_token_of_GitHub_may_read_the_key_of_the_App()
    {
        var statements = await SamTemplate.Statements();
        string[] Readers(string name) =>
            [.. statements.Where(s => SamTemplate.Many(s.Statement["Resource"]).Any(r => r.ToJsonString().Contains($"parameter/delightful/{name}", StringComparison.Ordinal))).Select(s => s.Where).Distinct()];

        Readers("github-token").ShouldBe(["ApprovalDecidedRole", "PersonAnsweredRole", "SendFeedbackRole", "WatchdogRole"], ignoreOrder: true);
        Readers("github-app-key").ShouldBe(Readers("github-token"));
    }

    [Fact]
    public async Task A_URL_that_anybody_may_call_belongs_to_who_takes_answers_only()
    {
        var urls = await SamTemplate.Resources("AWS::Lambda::Url");

        urls.Values.ShouldHaveSingleItem()["TargetFunctionArn"]!["Ref"]!.ToString().ShouldBe("PersonAnswered");
    }

    /// <summary>Whoever else invokes the hook changes nothing: the rollout it names is looked up, and no verdict goes to the caller.</summary>
    [Fact]
    public async Task Only_CodeDeploy_of_this_account_may_invoke_the_lifecycle_hook()
    {
        var permissions = (await SamTemplate.Resources("AWS::Lambda::Permission")).Values
            .Where(p => p["FunctionName"]!.ToJsonString().Contains("ValidateGreen", StringComparison.Ordinal)).ToList();

        var only = permissions.ShouldHaveSingleItem();
        only["Principal"]!.ToString().ShouldBe("codedeploy.amazonaws.com");
        only["SourceAccount"]!.ToJsonString().ShouldContain("AWS::AccountId");
    }
}
