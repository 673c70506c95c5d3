using Delightful.Core.Services;

namespace Delightful.Core.Tests.Services;

public class CatalogueEntryTests
{
    private const string Dev = """{ "name": "dev" }""";

    [Fact]
    public void An_entry_without_faults_is_the_service_it_describes()
    {
        var entry = CatalogueEntry.Read(Of(Dev, """{ "name": "prod", "production": true, "approvals": { "notTheAuthor": true } }"""));

        entry.Faults.ShouldBeEmpty();
        entry.Service!.Environments.Select(e => (e.Name, e.EffectiveAutomatic, e.StallAfter)).ShouldBe([("dev", true, TimeSpan.FromMinutes(10)), ("prod", false, TimeSpan.FromMinutes(10))]);
    }

    [Theory]
    [InlineData("""{ "name": "prod", "prodution": true }""", "environments[0].prodution: there is no field prodution")]
    [InlineData("""{ "name": "dev", "approvals": { "notTheAuther": true } }""", "environments[0].approvals.notTheAuther: there is no field notTheAuther")]
    [InlineData("""{ "name": "dev", "automatic": "no" }""", "environments[0].automatic has no value of the form that is expected there")]
    [InlineData("""{ "name": "dev", "stallAfter": "10" }""", null)]
    [InlineData("""{ "name": "dev", "stallAfter": "ten minutes" }""", "environments[0].stallAfter has no value of the form that is expected there")]
    [InlineData("""{ "name": "dev", "holdRelease": "never" }""", "environments[0].holdRelease has no value of the form that is expected there")]
    [InlineData("""{ "automatic": true }""", "environments[0]: name is missing")]
    [InlineData("""{ "name": "dev", "name": "prod" }""", "environments[0].name is there twice")]
    public void A_mistake_is_told_with_its_place(string environment, string? says)
    {
        var faults = CatalogueEntry.Read(Of(environment)).Faults;
        if (says is null)
            faults.ShouldBeEmpty();
        else
            faults.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                f => f.Sentence.ShouldBe(says), f => f.Line.ShouldBe(6), f => f.Column.ShouldNotBeNull().ShouldBeGreaterThan(1), f => f.In("a.json").ShouldStartWith("a.json:6:"));
    }

    [Theory]
    [InlineData("{", "it is not JSON")]
    [InlineData("", "it is not JSON")]
    [InlineData("null", "it is empty")]
    [InlineData("""{ "service": "web-app" }""", "it: repository, repositoryUrl is missing")]
    public void What_is_no_entry_says_so(string text, string says) => CatalogueEntry.Read(text).Faults.ShouldHaveSingleItem().Sentence.ShouldStartWith(says);

    [Theory]
    [InlineData("""{ "name": "Dev" }""", "environments[0], Dev: an environment has 1 to 10 lower-case letters and digits, starting with a letter, other than migration")]
    [InlineData("""{ "name": "dev", "approvals": { "approvers": [{ "name": "Kim" }] } }""", "environments[0], dev: the approver Kim can answer nowhere: say who they are in slack, gitHub or aws")]
    [InlineData("""{ "name": "dev", "approvals": { "expiresAfter": "00:00:00" } }""", "environments[0], dev: approvals.expiresAfter leaves no time to answer")]
    [InlineData("""{ "name": "dev", "gate": { "policies": { "no-such-policy": "deny" } } }""", "environments[0], dev: gate.policies names no-such-policy, which is no policy")]
    [InlineData("""{ "name": "dev", "smokeLatency": "00:00:00" }""", "environments[0], dev: smokeLatency is not longer than nothing")]
    [InlineData("""{ "name": "dev" }, { "name": "dev" }""", "environments has dev twice")]
    [InlineData("""{ "name": "dev" }, { "name": "prod", "production": true, "automatic": true }""", "environments[1], prod: production is promoted from the environment before it, so automatic cannot be true")]
    [InlineData("null", "environments or approvers has null in it")]
    [InlineData("""{ "name": "dev", "approvals": { "approvers": [null] } }""", "environments or approvers has null in it")]
    [InlineData("""{ "name": null }""", "environments[0].name has no value of the form that is expected there")]
    [InlineData("", "environments has none")]
    public void What_could_not_work_is_said(string environments, string says) => CatalogueEntry.Read(Of(environments)).Faults.ShouldHaveSingleItem().Sentence.ShouldBe(says);

    [Fact]
    public void The_address_of_the_images_belongs_to_their_repository() =>
        CatalogueEntry.Read(Of(Dev).Replace("/team/shop\"", "/shop\"", StringComparison.Ordinal)).Faults.ShouldHaveSingleItem().Sentence
            .ShouldBe("repositoryUrl does not end with /team/shop, which is the repository");

    private static string Of(params string[] environments) => $$"""
        {
          "service": "shop",
          "repository": "team/shop",
          "repositoryUrl": "123456789012.dkr.ecr.us-east-1.amazonaws.com/team/shop", "registeredAt": "2026-01-01T00:00:00Z",
          "environments": [
            {{string.Join(", ", environments)}}
          ]
        }
        """;
}
