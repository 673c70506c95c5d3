using Delightful.Core.Gate;
using static Delightful.Core.Tests.Gate.Given;

namespace Delightful.Core.Tests.Gate;

public class VariableChangesTests
{
    [Fact]
    public void The_same_variables_in_another_order_are_the_same() =>
        VariableChanges.Between("""{"cpu":256,"scaling":{"min":1,"max":2}}""", """{"scaling":{"max":2,"min":1},"cpu":256}""").ShouldSatisfyAllConditions(
            c => c.IsKnown.ShouldBeTrue(), c => c.Names.ShouldBeEmpty());

    [Fact]
    public void What_is_new_what_is_gone_and_what_differs_is_named()
    {
        var changes = VariableChanges.Between("""{"cpu":256,"old":1,"scaling":{"min":1}}""", """{"cpu":1024,"new":1,"scaling":{"min":2}}""");
        changes.Names.ShouldBe(["cpu", "new", "old", "scaling.min"]);
        changes.Leaps.Select(l => (l.Name, l.Factor)).ShouldBe([("cpu", 4m), ("scaling.min", 2m)]);
    }

    [Theory]
    [InlineData(null, "{}")]
    [InlineData("{}", null)]
    [InlineData("[]", "{}")]
    [InlineData("{", "{}")]
    [InlineData("""{"a":1,"a":2}""", "{}")]
    public void What_cannot_be_read_is_unknown(string? applied, string? planned) => VariableChanges.Between(applied, planned).IsKnown.ShouldBeFalse();

    [Fact]
    public void A_number_that_leaps_asks_and_says_from_where_to_where() =>
        Said("""{"memory":512,"cpu":256}""", """{"memory":4096,"cpu":512}""").ShouldBe("generated variables leap by more than 2 times: memory from 512 to 4096");

    [Fact]
    public void Many_that_differ_ask() =>
        Said("""{"a":"1","b":"1","c":"1"}""", """{"a":"2","b":"2","c":"2"}""", new GateSettings { MostVariableChanges = 2 })
            .ShouldBe("3 generated variables differ from the last applied ones, more than 2 ask: a, b, c");

    [Fact]
    public void A_few_that_differ_a_little_do_not_ask() => Said("""{"memory":512}""", """{"memory":1024}""").ShouldBeNull();

    [Fact]
    public void Variables_that_cannot_be_compared_ask() => Said(null, "{}")!.ShouldContain("cannot be compared");

    [Fact]
    public void No_value_of_a_variable_is_told_but_numbers()
    {
        var told = Said("""{"a":"canary-one","environment_variables":{"8fJ2kQ9zLm4Xp7Rt":"x"}}""", """{"a":"canary-two","environment_variables":{}}""", new GateSettings { MostVariableChanges = 0 })!;
        told.ShouldNotContain("canary");
        told.ShouldNotContain("8fJ2");
    }

    private static string? Said(string? applied, string? planned, GateSettings? settings = null) =>
        PlanReviewer.Review(Read(Resource("aws_iam_role.x", Update, "{}", "{}")), settings ?? new(), VariableChanges.Between(applied, planned))
            .Items.SingleOrDefault()?.Sentence;
}
