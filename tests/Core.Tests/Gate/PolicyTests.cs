using Delightful.Core.Gate;
using Delightful.Core.Gate.Policies;
using static Delightful.Core.Tests.Gate.Given;

namespace Delightful.Core.Tests.Gate;

public class PolicyTests
{
    private const string World = "\"cidr_ipv4\":\"0.0.0.0/0\"";

    [Theory]
    [InlineData("public-bucket", "aws_s3_bucket_acl", """{"acl":"public-read"}""", RiskEffect.Deny)]
    [InlineData("public-bucket", "aws_s3_bucket_policy", """{"policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}"}""", RiskEffect.Deny)]
    [InlineData("public-bucket", "aws_s3_bucket_policy", """{"policy":"{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"123456789012\",\"*\"]},\"Action\":\"s3:*\",\"Resource\":\"*\"}}"}""", RiskEffect.Deny)]
    [InlineData("public-access-allowed", "aws_s3_bucket_public_access_block", """{"block_public_acls":true,"block_public_policy":true,"ignore_public_acls":true,"restrict_public_buckets":false}""", RiskEffect.Ask)]
    [InlineData("open-data-port", "aws_vpc_security_group_ingress_rule", """{"cidr_ipv4":"0.0.0.0/0","from_port":22,"to_port":22,"ip_protocol":"tcp"}""", RiskEffect.Deny)]
    [InlineData("open-data-port", "aws_vpc_security_group_ingress_rule", """{"cidr_ipv6":"::/0","from_port":5000,"to_port":6000,"ip_protocol":"tcp"}""", RiskEffect.Deny)]
    [InlineData("open-data-port", "aws_vpc_security_group_ingress_rule", """{"cidr_ipv4":"128.0.0.0/1","from_port":null,"to_port":null,"ip_protocol":"-1"}""", RiskEffect.Deny)]
    [InlineData("open-data-port", "aws_security_group", """{"ingress":[{"cidr_blocks":["10.0.0.0/8"],"from_port":22,"to_port":22},{"cidr_blocks":["10.0.0.0/8","0.0.0.0/0"],"from_port":5432,"to_port":5432,"protocol":"tcp"}]}""", RiskEffect.Deny)]
    [InlineData("open-data-port", "aws_security_group_rule", """{"type":"ingress","cidr_blocks":["0.0.0.0/0"],"from_port":"0","to_port":"65535","protocol":"tcp"}""", RiskEffect.Deny)]
    [InlineData("open-port", "aws_vpc_security_group_ingress_rule", """{"cidr_ipv4":"0.0.0.0/0","from_port":3000,"to_port":3000,"ip_protocol":"tcp"}""", RiskEffect.Ask)]
    [InlineData("open-port", "aws_vpc_security_group_ingress_rule", """{"cidr_ipv4":"0.0.0.0/0","from_port":80,"to_port":443,"ip_protocol":"tcp"}""", RiskEffect.Ask)]
    [InlineData("unencrypted", "aws_db_instance", """{"storage_encrypted":false,"deletion_protection":true}""", RiskEffect.Ask)]
    [InlineData("unencrypted", "aws_ebs_volume", """{"encrypted":null}""", RiskEffect.Ask)]
    [InlineData("unencrypted", "aws_opensearch_domain", """{"encrypt_at_rest":[]}""", RiskEffect.Ask)]
    [InlineData("iam-star", "aws_iam_policy", """{"policy":"{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"*\"],\"Resource\":\"*\"}]}"}""", RiskEffect.Deny)]
    [InlineData("iam-star", "aws_iam_role_policy_attachment", """{"policy_arn":"arn:aws:iam::aws:policy/AdministratorAccess"}""", RiskEffect.Deny)]
    [InlineData("iam-wide", "aws_iam_role_policy", """{"policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}"}""", RiskEffect.Ask)]
    [InlineData("iam-wide", "aws_iam_role_policy", """{"policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"NotAction\":\"iam:*\",\"Resource\":\"*\"}]}"}""", RiskEffect.Ask)]
    [InlineData("trusts-anyone", "aws_iam_role", """{"assume_role_policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\"}]}"}""", RiskEffect.Deny)]
    [InlineData("open-to-anyone", "aws_sqs_queue_policy", """{"policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}]}"}""", RiskEffect.Deny)]
    [InlineData("open-to-anyone", "aws_lambda_permission", """{"principal":"*","source_arn":null,"source_account":null}""", RiskEffect.Deny)]
    [InlineData("no-sign-in", "aws_lambda_function_url", """{"authorization_type":"NONE"}""", RiskEffect.Ask)]
    [InlineData("public-database", "aws_db_instance", """{"publicly_accessible":true,"storage_encrypted":true,"deletion_protection":true}""", RiskEffect.Deny)]
    [InlineData("database-unprotected", "aws_rds_cluster", """{"deletion_protection":null,"storage_encrypted":true}""", RiskEffect.Ask)]
    [InlineData("database-unprotected", "aws_dynamodb_table", """{"deletion_protection_enabled":false}""", RiskEffect.Ask)]
    [InlineData("no-last-snapshot", "aws_db_instance", """{"skip_final_snapshot":true,"storage_encrypted":true,"deletion_protection":true}""", RiskEffect.Ask)]
    [InlineData("privileged-container", "aws_ecs_task_definition", """{"container_definitions":"[{\"name\":\"a\"},{\"name\":\"b\",\"privileged\":true}]"}""", RiskEffect.Ask)]
    [InlineData("old-metadata", "aws_instance", """{"metadata_options":[{"http_tokens":"optional"}]}""", RiskEffect.Ask)]
    public void What_a_policy_is_about_is_found(string policy, string type, string after, RiskEffect effect)
    {
        var found = Read(Resource($"{type}.this", Create, after: after)).Findings.Where(f => f.Code == policy).ShouldHaveSingleItem();
        found.Effect.ShouldBe(effect);
        found.Address.ShouldBe($"{type}.this");
        found.Sentence.ShouldNotContain("0.0.0.0", Case.Sensitive, "no value of a plan is told");
    }

    [Theory]
    [InlineData("aws_s3_bucket_acl", """{"acl":"private"}""")]
    [InlineData("aws_s3_bucket_policy", """{"policy":"{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}"}""")]
    [InlineData("aws_s3_bucket_policy", """{"policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}}]}"}""")]
    [InlineData("aws_vpc_security_group_ingress_rule", """{"cidr_ipv4":"0.0.0.0/0","from_port":443,"to_port":443,"ip_protocol":"tcp"}""")]
    [InlineData("aws_vpc_security_group_ingress_rule", """{"cidr_ipv4":"10.0.0.0/10","from_port":22,"to_port":22,"ip_protocol":"tcp"}""")]
    [InlineData("aws_security_group", """{"ingress":[{"cidr_blocks":["0.0.0.0/0"],"from_port":443,"to_port":443,"protocol":"tcp"},{"cidr_blocks":["10.0.0.0/8"],"from_port":22,"to_port":22,"protocol":"tcp"}]}""")]
    [InlineData("aws_security_group_rule", """{"type":"egress","cidr_blocks":["0.0.0.0/0"],"from_port":0,"to_port":0,"protocol":"-1"}""")]
    [InlineData("aws_db_instance", """{"storage_encrypted":true,"deletion_protection":true,"publicly_accessible":false,"skip_final_snapshot":false}""")]
    [InlineData("aws_iam_policy", """{"policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}"}""")]
    [InlineData("aws_iam_role", """{"assume_role_policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}"}""")]
    [InlineData("aws_lambda_permission", """{"principal":"events.amazonaws.com","source_arn":null}""")]
    public void What_is_in_order_is_not_complained_of(string type, string after) =>
        Read(Resource($"{type}.this", Create, after: after)).Findings.ShouldBeEmpty();

    [Fact]
    public void Backups_that_were_there_may_not_go()
    {
        Read(Resource("aws_db_instance.this", Update, """{"backup_retention_period":7,"deletion_protection":true}""", """{"backup_retention_period":0,"storage_encrypted":true,"deletion_protection":true}"""))
            .Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Code.ShouldBe("backups-off"), f => f.Effect.ShouldBe(RiskEffect.Deny));
        Read(Resource("aws_db_instance.this", Create, after: """{"backup_retention_period":0,"storage_encrypted":true,"deletion_protection":true}""")).Findings.ShouldBeEmpty();
        Read(Resource("aws_s3_bucket_versioning.this", Update, """{"versioning_configuration":[{"status":"Enabled"}]}""", """{"versioning_configuration":[{"status":"Suspended"}]}"""))
            .Findings.ShouldHaveSingleItem().Code.ShouldBe("backups-off");
        Read(Resource("aws_backup_plan.this", Delete, "{}")).Findings.ShouldHaveSingleItem().Code.ShouldBe("backups-removed");
    }

    [Fact]
    public void A_service_does_not_take_over_the_name_of_one_that_is_destroyed()
    {
        const string Kept = """{"cluster":"arn:aws:ecs:us-east-1:123456789012:cluster/dev","name":"web-app"}""";
        var (old, anew) = (Resource("module.service[0].aws_ecs_service.this", Delete, before: Kept), Resource("module.worker[0].aws_ecs_service.this", Create, after: Kept));
        foreach (var plan in new[] { new[] { old, anew }, [anew, old] })
        {
            Read(plan).Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                f => f.Code.ShouldBe("name-taken-over"), f => f.Effect.ShouldBe(RiskEffect.Deny), f => f.Address.ShouldBe("module.service[0].aws_ecs_service.this"));
            Review(plan).Verdict.ShouldBe(ReviewVerdict.Deny);
        }

        var unknown = Resource("module.worker[0].aws_ecs_service.this", Create, after: """{"name":"web-app"}""", unknown: """{"cluster":true}""");
        Read(old, unknown).Findings.ShouldHaveSingleItem().Sentence.ShouldStartWith("may be one that is destroyed while another takes over its name");
        Read(old, Resource("aws_ecs_service.other", Create, after: Kept.Replace("web-app", "mailer", StringComparison.Ordinal))).Findings.ShouldBeEmpty();
        Read(old).Findings.ShouldBeEmpty();
        Read(Resource("aws_ecs_service.this", Replace, Kept, Kept)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_plan_leaves_as_it_is_is_not_held_against_it() =>
        Read(Resource("aws_s3_bucket_acl.this", Nothing, """{"acl":"public-read"}""", """{"acl":"public-read"}""")).Findings.ShouldBeEmpty();

    [Theory]
    [InlineData("""{"cidr_ipv4":true}""", """{"from_port":22,"to_port":22}""")]
    [InlineData("""{"from_port":true,"to_port":true}""", "{" + World + "}")]
    [InlineData("true", "{}")]
    public void What_is_known_only_after_the_apply_is_said_to_be_unknown(string unknown, string after)
    {
        var found = Read(Resource("aws_vpc_security_group_ingress_rule.this", Create, after: after, unknown: unknown)).Findings.First(f => f.Code == "open-data-port");
        found.Effect.ShouldBe(RiskEffect.Ask);
        found.Sentence.ShouldStartWith("may be one that opens");
    }

    [Fact]
    public void A_policy_that_is_no_JSON_is_not_taken_for_a_good_one() =>
        Read(Resource("aws_iam_policy.this", Create, after: """{"policy":"{not json"}""")).Findings.Select(f => f.Code).ShouldBe(["iam-star", "iam-wide"], ignoreOrder: true);

    [Fact]
    public void A_resource_too_large_to_be_looked_at_asks()
    {
        var large = $$"""{"policy":"{{new string('x', 2 * 1024 * 1024)}}"}""";
        Read(Resource("aws_iam_policy.this", Create, after: large)).Findings.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(f => f.Code.ShouldBe(RiskWords.NotLookedAt), f => f.Effect.ShouldBe(RiskEffect.Ask));
    }

    [Fact]
    public void An_environment_may_take_a_policy_easier_or_harder()
    {
        var bucket = Resource("aws_s3_bucket_acl.site", Create, after: """{"acl":"public-read"}""");
        GateSettings With(RiskEffect effect) => new() { Policies = new GateSettings().Policies.Add("public-bucket", effect) };
        Review(bucket).Verdict.ShouldBe(ReviewVerdict.Deny);
        Review(With(RiskEffect.Ask), bucket).Verdict.ShouldBe(ReviewVerdict.Ask);
        Review(With(RiskEffect.Tell), bucket).Verdict.ShouldBe(ReviewVerdict.Pass);
    }

    [Fact]
    public void The_order_in_which_a_plan_says_things_hides_nothing()
    {
        var odd = """{"change":{"after":{"acl":"public-read"},"actions":["create"]},"address":"aws_s3_bucket_acl.this","type":"aws_s3_bucket_acl"}""";
        Read(odd).Findings.ShouldHaveSingleItem().Code.ShouldBe("public-bucket");
    }

    [Fact]
    public void Of_very_many_findings_the_gravest_are_kept_and_all_count()
    {
        var many = Enumerable.Range(0, 500).Select(n => Resource($"aws_ebs_volume.n{n}", Create, after: """{"encrypted":false}"""))
            .Append(Resource("aws_s3_bucket_acl.last", Create, after: """{"acl":"public-read"}"""));
        var review = Review(many);
        review.Verdict.ShouldBe(ReviewVerdict.Deny);
        review.Items.Length.ShouldBe(PlanReview.MostItems);
        review.Items[0].Address.ShouldBe("aws_s3_bucket_acl.last");
        review.LeftOut.ShouldBeGreaterThan(460);
        review.Score.ShouldBe(100);
    }

    [Fact]
    public void Each_policy_has_a_name_of_its_own_and_words_that_fit_a_sentence()
    {
        var names = PolicyBook.All.GroupBy(p => p.Name).ToList();
        names.Count.ShouldBeGreaterThan(15);
        PolicyBook.All.ShouldAllBe(p => p.Says.Length > 10 && char.IsLower(p.Says[0]) && !p.Says.EndsWith('.'));
        names.ShouldAllBe(n => n.Select(p => p.Says).Distinct().Count() == 1);
    }

    [Fact]
    public void Each_policy_stands_in_the_docs_as_it_is()
    {
        var docs = Repository.File("docs/gate.md");
        foreach (var policy in PolicyBook.All)
            docs.ShouldContain($"| `{policy.Name}` | {(policy.Effect is RiskEffect.Deny ? "deny" : "warn")} | {policy.Says} |");
    }
}
