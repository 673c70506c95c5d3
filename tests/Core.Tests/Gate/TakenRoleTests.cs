using Delightful.Core.Gate;
using Delightful.Core.Slots;
using static Delightful.Core.Tests.Gate.Given;

namespace Delightful.Core.Tests.Gate;

/// <summary>The builds of all services may pass any role of the installation: whose it is, only the plan tells.</summary>
public class TakenRoleTests
{
    private const string Policy = "role-of-another";
    private static readonly SlotKey Slot = new("web-app", "dev");

    [Theory]
    [InlineData("aws_ecs_task_definition", "task_role_arn")]
    [InlineData("aws_ecs_task_definition", "execution_role_arn")]
    [InlineData("aws_lambda_function", "role")]
    [InlineData("aws_codebuild_project", "service_role")]
    [InlineData("aws_codedeploy_deployment_group", "service_role_arn")]
    [InlineData("aws_ecs_service", "iam_role")]
    [InlineData("aws_sfn_state_machine", "role_arn")]
    public void A_role_of_another_service_is_not_taken(string type, string attribute)
    {
        var found = ReadOf(Slot, Resource($"{type}.this", Create, after: Having(attribute, Arn("delightful-billing-dev-task")))).Findings.Where(f => f.Code == Policy).ShouldHaveSingleItem();
        (found.Effect, found.Address).ShouldBe((RiskEffect.Deny, $"{type}.this"));
        found.Sentence.ShouldNotContain("billing", Case.Sensitive, "no value of a plan is told");
        ReadOf(Slot, Resource($"{type}.this", Create, after: Having(attribute, Arn("delightful-web-app-dev-task")))).Findings.ShouldNotContain(f => f.Code == Policy);
    }

    [Theory]
    [InlineData("delightful-web-app-prod-task")]
    [InlineData("delightful-web-app-dev-2-task")]
    [InlineData("delightful-apply")]
    [InlineData("delightful-web-app-dev")]
    public void Names_that_are_much_alike_are_of_another_all_the_same(string role) =>
        ReadOf(Slot, TaskWith(Arn(role))).Findings.ShouldHaveSingleItem().Effect.ShouldBe(RiskEffect.Deny);

    [Fact]
    public void The_role_of_another_service_is_not_changed_either()
    {
        ReadOf(Slot, Resource("aws_iam_role_policy.more", Create, after: Having("role", "delightful-billing-dev-task"))).Findings.ShouldContain(f => f.Code == Policy && f.Effect == RiskEffect.Deny);
        ReadOf(Slot, Resource("aws_iam_policy_attachment.more", Create, after: """{"roles":["delightful-web-app-dev-task","delightful-billing-dev-task"]}"""))
            .Findings.ShouldContain(f => f.Code == Policy && f.Effect == RiskEffect.Deny);
        ReadOf(Slot, Resource("aws_iam_role_policy.own", Create, after: Having("role", "delightful-web-app-dev-task"))).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_role_that_the_state_made_is_its_own_wherever_the_plan_says_so()
    {
        var (role, task) = (Resource("aws_iam_role.worker", Nothing, Having("name", "delightful-resizer"), Having("name", "delightful-resizer")), TaskWith(Arn("delightful-resizer")));
        ReadOf(Slot, role, task).Findings.ShouldBeEmpty();
        ReadOf(Slot, task, role).Findings.ShouldBeEmpty();
        ReadOf(Slot, task, Resource("aws_iam_role.worker", Create, after: Having("name", "delightful-resizer"))).Findings.ShouldBeEmpty();
        ReadOf(Slot, task, Resource("aws_iam_role.worker", Delete, Having("name", "delightful-resizer"))).Findings.ShouldContain(f => f.Code == Policy && f.Effect == RiskEffect.Deny);
    }

    [Theory]
    [InlineData(Nothing)]
    [InlineData(Update)]
    public void A_role_does_not_become_ones_own_by_being_imported(string actions)
    {
        var name = Having("name", "delightful-billing-dev-task");
        var imported = Resource("aws_iam_role.theirs", actions, name, name, more: ",\"importing\":{\"id\":\"delightful-billing-dev-task\"}");
        ReadOf(Slot, imported, TaskWith(Arn("delightful-billing-dev-task"))).Findings.Where(f => f.Code == Policy).Select(f => (f.Address, f.Effect))
            .ShouldBe([("aws_iam_role.theirs", RiskEffect.Deny), ("aws_ecs_task_definition.this", RiskEffect.Deny)], ignoreOrder: true);
    }

    [Fact]
    public void A_role_that_is_not_known_yet_is_one_that_the_platform_names_or_is_asked_about()
    {
        var task = Resource("aws_ecs_task_definition.this", Create, after: "{}", unknown: """{"task_role_arn":true}""");
        var (own, other) = (Resource("aws_iam_role.task", Create, after: Having("name", "delightful-web-app-dev-task")), Resource("aws_iam_role.more", Create, after: Having("name", "delightful-resizer")));
        ReadOf(Slot, own, task).Findings.ShouldBeEmpty();
        foreach (var plan in (string[][])[[task], [own, other, task], [task, other]])
            ReadOf(Slot, plan).Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                f => f.Code.ShouldBe(Policy), f => f.Effect.ShouldBe(RiskEffect.Ask), f => f.Sentence.ShouldStartWith("may be one that uses or changes a role"));
    }

    [Fact]
    public void Roles_that_AWS_made_for_its_own_services_are_nobodys() =>
        ReadOf(Slot, Resource("aws_ecs_service.this", Update, "{}", Having("iam_role", "/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"))).Findings.ShouldBeEmpty();

    [Fact]
    public void Of_more_roles_than_are_remembered_the_others_are_asked_about()
    {
        var many = Enumerable.Range(0, 300).Select(n => Resource($"aws_iam_role_policy.n{n}", Create, after: Having("role", $"mine-{n}")))
            .Concat(Enumerable.Range(0, 300).Select(n => Resource($"aws_iam_role.n{n}", Create, after: Having("name", $"mine-{n}"))));
        Review(ReadOf(Slot, many)).ShouldBe(ReviewVerdict.Ask);
        Review(ReadOf(Slot, many.Append(TaskWith(Arn("delightful-billing-dev-task"))))).ShouldBe(ReviewVerdict.Ask);
        Review(ReadOf(Slot, many.Prepend(TaskWith(Arn("delightful-billing-dev-task"))))).ShouldBe(ReviewVerdict.Deny);
    }

    [Theory]
    [InlineData("first")]
    [InlineData("larger")]
    [InlineData("new-image")]
    public void What_the_platform_makes_of_a_slot_is_its_own(string plan)
    {
        using var json = File.OpenRead(Path.Combine(Repository.Root, $"tests/Core.Tests/Gate/Plans/{plan}.json"));
        PlanReviewer.Read(json, new GateSettings(), Slot).Findings.ShouldNotContain(f => f.Code == Policy);
    }

    private static ReviewVerdict Review(PlanReading plan) => PlanReviewer.Review(plan, new GateSettings()).Verdict;

    private static string TaskWith(string role) => Resource("aws_ecs_task_definition.this", Create, after: Having("task_role_arn", role));

    private static string Having(string attribute, string value) => $$"""{"{{attribute}}":"{{value}}"}""";

    private static string Arn(string role) => $"arn:aws:iam::123456789012:role/{role}";
}
