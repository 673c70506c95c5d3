using System.Text.Json.Nodes;

namespace Delightful.EndToEnd;

/// <summary>
/// Who may do what, as it is in the account after bootstrap, foundation, template and a deployment were applied: every role
/// that there is, whichever file made it. The local cloud keeps policies and enforces none, so nothing else would notice.
/// </summary>
public sealed class TrustTests(ChainFixture chain)
{
    [Fact]
    public async Task No_role_is_trusted_to_or_allowed_more_than_the_rules_say()
    {
        await AppliedAsync();
        var roles = await RolesAsync();

        roles.Count.ShouldBeGreaterThan(18);
        roles.SelectMany(role => role.Documents).Count().ShouldBeGreaterThan(30);
        roles.SelectMany(Faults).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_plan_only_reads_but_for_its_log_its_lock_and_its_record()
    {
        var roles = await RolesAsync();

        var plan = roles.Single(role => role.Name == "delightful-plan");
        plan.Documents.ShouldNotBeEmpty();
        plan.Documents.SelectMany(TrustRules.OfPlan).ShouldBeEmpty();
        roles.Single(role => role.Name == "delightful-apply").Documents.SelectMany(TrustRules.OfPlan).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Roles_that_a_deployment_makes_are_within_the_boundary()
    {
        await AppliedAsync();
        var made = (await RolesAsync()).Select(role => role.Name).Where(name => name.StartsWith("delightful-trust-dev-", StringComparison.Ordinal)).ToList();

        made.Count.ShouldBe(3);
        foreach (var name in made)
            (await chain.AwsAsync("iam", "get-role", "--role-name", name))!["Role"]!["PermissionsBoundary"]!["PermissionsBoundaryArn"]!.ToString()
                .ShouldEndWith(":policy/delightful-boundary");
    }

    [Fact]
    public async Task No_bucket_can_become_public_and_all_are_encrypted_and_versioned()
    {
        var buckets = (await chain.AwsAsync("s3api", "list-buckets"))!["Buckets"]!.AsArray().Select(b => b!["Name"]!.ToString()).ToList();

        buckets.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var bucket in buckets)
        {
            var block = (await chain.AwsAsync("s3api", "get-public-access-block", "--bucket", bucket))!["PublicAccessBlockConfiguration"]!.AsObject();
            block.Count.ShouldBe(4, bucket);
            block.ShouldAllBe(setting => setting.Value!.GetValue<bool>(), bucket);
            (await chain.AwsAsync("s3api", "get-bucket-versioning", "--bucket", bucket))!["Status"]!.ToString().ShouldBe("Enabled", bucket);
            (await chain.AwsAsync("s3api", "get-bucket-encryption", "--bucket", bucket))!["ServerSideEncryptionConfiguration"]!["Rules"]![0]!["ApplyServerSideEncryptionByDefault"]!["SSEAlgorithm"]!.ToString()
                .ShouldBe("aws:kms", bucket);
        }
    }

    /// <summary>The functions' own processes, as Lambda would hear them.</summary>
    [Fact]
    public async Task A_release_is_measured_in_the_logs_of_the_functions()
    {
        await AppliedAsync();
        using var http = new HttpClient { BaseAddress = chain.Cloud.Endpoint };
        var lines = new List<JsonNode>();
        foreach (var function in (string[])["delightful-image-pushed", "delightful-analysis-completed", "delightful-build-state-changed", "delightful-rollout-state-changed", "delightful-validate-green", "delightful-watchdog"])
        {
            var log = await http.GetAsync($"/_logs/{function}", TestContext.Current.CancellationToken);
            if (log.IsSuccessStatusCode)
                lines.AddRange((await log.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n')
                    .Where(line => line.StartsWith("{\"_aws\":", StringComparison.Ordinal)).Select(line => JsonNode.Parse(line)!));
        }

        var told = lines.Where(line => line["slot"]?.ToString() == "trust/dev").ToList();
        told.Where(line => line["Deployments"] is not null).Select(line => line["Outcome"]!.ToString()).ShouldBe(["released"]);
        told.Select(line => line["Stage"]?.ToString()).OfType<string>().ShouldBe(["analyze", "plan", "apply", "shift", "bake"], ignoreOrder: true);
        told.Single(line => line["PipelineSeconds"] is not null)["PipelineSeconds"]!.GetValue<double>().ShouldBeGreaterThan(5);
    }

    /// <summary>The rules find what they are for; else a green line above would say nothing.</summary>
    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/x"},"Action":"sts:AssumeRoleWithWebIdentity"}""", "audience", "every repository")]
    [InlineData("""{"Effect":"Allow","Principal":{"Federated":"x"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"h:aud":"sts.amazonaws.com","h:sub":"repo:example/*"}}}""", "repo:example/*")]
    [InlineData("""{"Effect":"Allow","Principal":{"Federated":"x"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"h:aud":"sts.amazonaws.com"},"StringLike":{"h:sub":"repo:example/a:*"}}}""", "exact comparison", "every repository")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}""", "no service of AWS")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"sts:AssumeRole"}""", "no service of AWS")]
    public void A_trust_that_is_too_wide_is_found(string statement, params string[] found)
    {
        var faults = TrustRules.OfTrust(Document(statement)).ToList();

        faults.Count.ShouldBe(found.Length);
        found.ShouldAllBe(words => faults.Any(fault => fault.Contains(words)));
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::a"}""", "s3:*")]
    [InlineData("""{"Effect":"Allow","Action":["s3:PutObject"],"Resource":["*"]}""", "on everything")]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:CreateRole","Resource":"arn:aws:s3:::a"}""", "all but")]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::123456789012:role/delightful-*"}""", "any service")]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::123456789012:role/*","Condition":{"StringEquals":{"iam:PassedToService":"ecs-tasks.amazonaws.com"}}}""", "any role")]
    public void A_permission_that_is_too_wide_is_found(string statement, string found) =>
        TrustRules.OfPermissions(Document(statement)).ShouldHaveSingleItem().ShouldContain(found);

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::state/services/a/dev.tfstate"}""")]
    [InlineData("""{"Effect":"Allow","Action":"ecs:UpdateService","Resource":"arn:aws:ecs:us-east-1:123456789012:service/a"}""")]
    public void A_plan_that_could_change_something_is_found(string statement) => TrustRules.OfPlan(Document(statement)).ShouldHaveSingleItem();

    private static JsonNode Document(string statement) => JsonNode.Parse($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""")!;

    /// <summary>A service was applied, so that its roles are there too.</summary>
    private async Task AppliedAsync()
    {
        if ((await RolesAsync()).Any(role => role.Name == "delightful-trust-dev-task"))
            return;
        await chain.PushAsync("trust", "trusted");
        await chain.EndOfAsync("trust", "trusted");
    }

    private async Task<IReadOnlyList<IamRole>> RolesAsync()
    {
        using var iam = new Iam(chain.Cloud.Endpoint);
        return await iam.RolesAsync();
    }

    private static IEnumerable<string> Faults(IamRole role) =>
        TrustRules.OfTrust(role.Trust).Concat(role.Documents.SelectMany(TrustRules.OfPermissions)).Select(fault => $"{role.Name}: {fault}");
}
