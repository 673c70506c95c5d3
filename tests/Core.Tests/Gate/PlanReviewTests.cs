using System.Text.Json;
using Delightful.Core.Gate;
using Delightful.Core.Plans;
using static Delightful.Core.Tests.Gate.Given;

namespace Delightful.Core.Tests.Gate;

public class PlanReviewTests
{
    private const string Encrypted = "\"storage_encrypted\":true,\"deletion_protection\":true";

    [Fact]
    public void A_plan_that_only_adds_harmless_things_passes()
    {
        var review = Review(Resource("aws_iam_role.task", Create, after: """{"assume_role_policy":"{\"Statement\":[]}"}"""));
        (review.Verdict, review.Score, review.Level, review.AskedHash).ShouldBe((ReviewVerdict.Pass, 0, RiskLevel.Low, ""));
        review.Items.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_destroyed_asks()
    {
        var review = Review(Resource("aws_iam_role.old", Delete, "{}"));
        review.Verdict.ShouldBe(ReviewVerdict.Ask);
        review.Items.ShouldHaveSingleItem().ShouldBe(new RiskItem(RiskWords.Destroys, "is destroyed", "aws_iam_role.old", RiskEffect.Ask) { Points = 10 });
    }

    [Fact]
    public void What_holds_data_asks_even_where_the_rest_does_not()
    {
        var settings = new GateSettings { AsksToDestroy = false };
        Review(settings, Resource("aws_iam_role.old", Delete, "{}")).Verdict.ShouldBe(ReviewVerdict.Pass);
        var review = Review(settings, Resource("aws_dynamodb_table.orders", Delete, "{}"));
        review.Verdict.ShouldBe(ReviewVerdict.Ask);
        review.Level.ShouldBe(RiskLevel.High);
        review.Items.Select(i => i.Code).ShouldContain(RiskWords.DestroysData);
    }

    [Fact]
    public void A_replacement_says_because_of_which_attribute_and_in_which_order()
    {
        var before = "{\"engine\":\"postgres\",\"availability_zone\":\"us-east-1a\"," + Encrypted + "}";
        var after = "{\"engine\":\"postgres\",\"availability_zone\":\"us-east-1b\"," + Encrypted + "}";
        var plan = Read(
            Resource("aws_db_instance.main", Replace, before, after, more: ",\"replace_paths\":[[\"availability_zone\"]]"),
            Resource("aws_lb_target_group.blue", """["create","delete"]""", """{"port":80}""", """{"port":8080}""", more: ",\"replace_paths\":[[\"port\"],[\"health_check\",0,\"path\"]]"));
        plan.Summary.Changes.Select(c => c.ReplacedFor).ShouldBe(["availability_zone (\"us-east-1a\" → \"us-east-1b\")", "port (80 → 8080), health_check"]);
        (plan.Summary.Replace, plan.Summary.CreateFirst, plan.Summary.DataAtRisk).ShouldBe((2, 1, 1));
        var items = PlanReviewer.Review(plan, new GateSettings()).Items;
        items.Select(i => i.Code).ShouldContain(RiskWords.HighScore);
        items.Single(i => i.Code == RiskWords.ReplacesData).Sentence.ShouldBe("is replaced by an empty one, because of availability_zone (\"us-east-1a\" → \"us-east-1b\")");
        items.Single(i => i.Code == RiskWords.Replaces).Sentence.ShouldBe("is replaced, the new one first, because of port (80 → 8080), health_check");
    }

    [Fact]
    public void The_next_revision_of_a_task_definition_is_no_loss()
    {
        var plan = Read(Resource("aws_ecs_task_definition.this", Replace, """{"cpu":"256","container_definitions":"[]"}""", """{"cpu":"512","container_definitions":"[]"}""", more: ",\"replace_paths\":[[\"cpu\"]]"));
        (plan.Summary.Replace, plan.Summary.Revisions, plan.Summary.ImageOnly).ShouldBe((1, 1, false));
        PlanReviewer.Review(plan, new GateSettings()).Verdict.ShouldBe(ReviewVerdict.Pass);
    }

    [Fact]
    public void What_the_resources_hold_is_a_table_of_types() =>
        new[] { "aws_db_instance", "aws_s3_bucket", "aws_fsx_lustre_file_system", "aws_iam_role", "aws_lb" }.Select(ResourceTypes.HoldsData)
            .ShouldBe([true, true, true, false, false]);

    [Fact]
    public void Moves_imports_and_reads_are_counted_apart()
    {
        var moved = Resource("aws_iam_role.new", Nothing, "{}", "{}").Replace("\"mode\"", "\"previous_address\":\"aws_iam_role.old\",\"mode\"");
        var plan = Read(
            moved,
            Resource("aws_iam_role.taken", Update, "{}", "{}", more: ",\"importing\":{\"id\":\"x\"}"),
            Resource("data.aws_region.this", """["read"]""").Replace("managed", "data"));
        (plan.Summary.Move, plan.Summary.Import, plan.Summary.Read, plan.Summary.Total).ShouldBe((1, 1, 1, 1));
    }

    [Fact]
    public void More_changes_than_the_environment_takes_ask()
    {
        var roles = Enumerable.Range(0, 4).Select(n => Resource($"aws_iam_role.n{n}", Create, after: "{}")).ToList();
        Review(new GateSettings { MostChanges = 4 }, roles).Verdict.ShouldBe(ReviewVerdict.Pass);
        Review(new GateSettings { MostChanges = 3 }, roles).Items.ShouldHaveSingleItem().Sentence.ShouldBe("4 resources change; more than 3 ask");
    }

    [Fact]
    public void Drift_of_what_changes_is_a_warning_that_names_it()
    {
        var plan = Plan(Resource("aws_iam_role.a", Update, "{}", "{}")).Replace("\"resource_changes\"", "\"resource_drift\":[" + Resource("aws_iam_role.a", Update, "{}", "{}") + "],\"resource_changes\"");
        var review = PlanReviewer.Review(PlanReviewer.Read(Given.Stream(plan), new GateSettings()), new GateSettings());
        review.Items.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            i => i.Effect.ShouldBe(RiskEffect.Warn),
            i => i.Sentence.ShouldBe("1 of the resources that it changes was changed outside Terraform too: aws_iam_role.a"));
    }

    [Fact]
    public void What_a_refresh_fills_in_of_a_revision_is_no_drift_and_one_that_is_gone_is()
    {
        int Drift(string actions) => PlanReviewer.Read(Given.Stream(Plan(NewImage()).Replace("\"resource_changes\"", "\"resource_drift\":[" + Resource("aws_ecs_task_definition.this", actions, "{}", "{}") + "],\"resource_changes\"")), new()).Summary.Drift;
        Drift(Update).ShouldBe(0);
        Drift(Delete).ShouldBe(1);
    }

    [Fact]
    public void The_score_is_what_its_reasons_add_up_to()
    {
        var review = Review(Enumerable.Range(0, 3).Select(n => Resource($"aws_iam_role.n{n}", Delete, "{}")));
        review.Score.ShouldBe(review.Items.Sum(i => i.Points));
        (review.Score, review.Level).ShouldBe((30, RiskLevel.Medium));
        Review(new GateSettings { HighScore = 30 }, Resource("aws_iam_role.a", Delete, "{}"), Resource("aws_iam_role.b", Delete, "{}"), Resource("aws_iam_role.c", Delete, "{}"))
            .Items.Select(i => i.Code).ShouldContain(RiskWords.HighScore);
    }

    [Fact]
    public void An_environment_that_always_asks_asks_for_an_image_too() =>
        Review(new GateSettings { AlwaysAsks = true }, NewImage()).ShouldSatisfyAllConditions(
            r => r.Verdict.ShouldBe(ReviewVerdict.Ask), r => r.Items.ShouldHaveSingleItem().Code.ShouldBe(RiskWords.EnvironmentAsks));

    [Fact]
    public void An_image_alone_goes_through()
    {
        var settings = new GateSettings { MostChanges = 0, HighScore = 0 };
        var variables = VariableChanges.Unknown;
        var plan = Read(NewImage());
        plan.Summary.ImageOnly.ShouldBeTrue();
        PlanReviewer.Review(plan, settings, variables).Verdict.ShouldBe(ReviewVerdict.Pass);
        PlanReviewer.Review(plan, settings, variables, PolicyAnswer.Of(["no"], [])).Verdict.ShouldBe(ReviewVerdict.Deny);
        PlanReviewer.Review(plan, settings, variables, PolicyAnswer.None("it is away")).Verdict.ShouldBe(ReviewVerdict.Inconclusive);
    }

    [Theory]
    [InlineData("""{"cpu":"256","tags":{"a":"1"}}""", """{"cpu":"256","tags":{"a":"2"}}""")]
    [InlineData("""{"cpu":"256"}""", """{"cpu":"512"}""")]
    [InlineData("""{"cpu":"256"}""", """{"cpu":"256","task_role_arn":"arn:aws:iam::123456789012:role/x"}""")]
    public void An_image_with_anything_else_is_not_an_image_alone(string before, string after) =>
        Read(NewImage(before, after)).Summary.ImageOnly.ShouldBeFalse();

    [Theory]
    [InlineData("""{"cpu":"256","tags":{},"ipc_mode":"","volume":[]}""", """{"cpu":"256","tags":null,"ipc_mode":null,"volume":[]}""")]
    [InlineData("""{"cpu":"256","enable_fault_injection":false}""", """{"cpu":"256","enable_fault_injection":null}""")]
    public void What_was_never_said_is_no_difference(string before, string after) =>
        Read(NewImage(before, after)).Summary.ImageOnly.ShouldBeTrue();

    [Fact]
    public void An_image_with_something_that_is_not_known_yet_is_not_an_image_alone()
    {
        Read(NewImage().Replace("\"after_unknown\":{\"arn\":true}", "\"after_unknown\":{\"arn\":true,\"task_role_arn\":true}")).Summary.ImageOnly.ShouldBeFalse();
        Read(NewImage().Replace("\"after_unknown\":{\"arn\":true}", "\"after_unknown\":{\"arn\":true,\"volume\":[{\"name\":true}]}")).Summary.ImageOnly.ShouldBeFalse();
        Read(NewImage().Replace("\"after_unknown\":{\"arn\":true}", "\"after_unknown\":true")).Summary.ImageOnly.ShouldBeFalse();
    }

    [Fact]
    public void An_image_beside_anything_else_is_not_an_image_alone()
    {
        Read(NewImage(), Resource("aws_iam_role.x", Update, "{}", "{}")).Summary.ImageOnly.ShouldBeFalse();
        Read(NewImage(), Resource("aws_iam_role.x", Nothing, "{}", "{}")).Summary.ImageOnly.ShouldBeTrue();
    }

    [Fact]
    public void The_organisation_can_deny_ask_or_fail_to_answer()
    {
        var plan = Read(Resource("aws_iam_role.x", Update, "{}", "{}"));
        PlanReviewer.Review(plan, new(), null, PolicyAnswer.Of([], [])).Verdict.ShouldBe(ReviewVerdict.Pass);
        PlanReviewer.Review(plan, new(), null, PolicyAnswer.Of([], ["owner is missing."])).Items.ShouldHaveSingleItem().Sentence.ShouldBe("owner is missing");
        PlanReviewer.Review(plan, new(), null, PolicyAnswer.Of(["not on a Friday"], ["x"])).Verdict.ShouldBe(ReviewVerdict.Deny);
        PlanReviewer.Review(plan, new(), null, PolicyAnswer.None("it did not answer")).ShouldSatisfyAllConditions(
            r => r.Verdict.ShouldBe(ReviewVerdict.Inconclusive), r => r.AskedHash.ShouldNotBeEmpty());
    }

    [Fact]
    public void An_approval_stays_while_what_asks_is_the_same()
    {
        var lost = Resource("aws_iam_role.old", Delete, "{}");
        var one = Review(lost, Resource("aws_iam_role.a", Create, after: "{}"));
        var again = Review(Resource("aws_iam_role.b", Create, after: "{}"), lost);
        again.AskedHash.ShouldBe(one.AskedHash);
        Review(lost, Resource("aws_iam_role.other", Delete, "{}")).AskedHash.ShouldNotBe(one.AskedHash);
        Review(Resource("aws_iam_role.old2", Delete, "{}")).AskedHash.ShouldNotBe(one.AskedHash);
    }

    [Fact]
    public void A_loss_that_is_not_kept_still_changes_what_was_approved()
    {
        string Hash(int last) => Review(Enumerable.Range(0, 300).Select(n => Resource($"aws_iam_role.n{(n == 299 ? last : n)}", Delete, "{}"))).AskedHash;
        Hash(299).ShouldBe(Hash(299));
        Hash(299).ShouldNotBe(Hash(1000));
    }

    [Fact]
    public void What_is_lost_is_kept_before_what_is_not()
    {
        var plan = Read(Enumerable.Range(0, 200).Select(n => Resource($"aws_iam_role.n{n}", n >= 190 ? Delete : Create, "{}", "{}")));
        plan.Summary.Changes.Length.ShouldBe(PlanSummary.KeptChanges);
        plan.Summary.Changes.Count(c => c.Kind is ChangeKind.Delete).ShouldBe(10);
    }

    [Fact]
    public void The_largest_review_fits_beside_everything_else_in_a_slot()
    {
        var name = new string('n', 3000);
        var review = Review(Enumerable.Range(0, 300).Select(n => Resource($"aws_dynamodb_table.n{n}{name}", Delete, "{}")));
        JsonSerializer.Serialize(review, CoreJson.Default.PlanReview).Length.ShouldBeLessThan(32 * 1024);
    }

    [Fact]
    public void A_review_comes_back_from_JSON_as_it_was()
    {
        var review = Review(Resource("aws_db_instance.main", Delete, """{"instance_class":"db.t4g.micro","engine":"postgres","allocated_storage":20}"""));
        var json = JsonSerializer.Serialize(review, CoreJson.Default.PlanReview);
        JsonSerializer.Serialize(JsonSerializer.Deserialize(json, CoreJson.Default.PlanReview), CoreJson.Default.PlanReview).ShouldBe(json);
    }

    private static string NewImage(string before = """{"cpu":"256"}""", string after = """{"cpu":"256"}""")
    {
        string With(string values, string image) => values[..^1] + ",\"container_definitions\":" + JsonSerializer.Serialize($$"""[{"name":"web","image":"{{image}}"}]""") + "}";
        return Resource("aws_ecs_task_definition.this", """["create","delete"]""", With(before, "a@sha256:1"), With(after, "a@sha256:2"), """{"arn":true}""", more: ",\"replace_paths\":[[\"container_definitions\"]]");
    }
}
