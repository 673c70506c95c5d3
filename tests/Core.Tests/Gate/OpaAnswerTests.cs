using System.Text;
using Delightful.Core.Gate;

namespace Delightful.Core.Tests.Gate;

public class OpaAnswerTests
{
    [Theory]
    [InlineData("""{"result":{"deny":[]}}""")]
    [InlineData("""{"result":{"allow":true}}""")]
    [InlineData("""{"decision_id":"1","result":{"deny":false,"warn":[],"more":1},"metrics":{}}""")]
    public void Nothing_to_say_is_an_answer(string json) =>
        Read(json).ShouldSatisfyAllConditions(a => a.Silence.ShouldBeNull(), a => a.Denies.ShouldBeEmpty(), a => a.Warns.ShouldBeEmpty());

    [Theory]
    [InlineData("""{"result":{"deny":true}}""")]
    [InlineData("""{"result":{"allow":false}}""")]
    [InlineData("""{"result":{"deny":[{"code":1}]}}""")]
    [InlineData("""{"result":{"deny":[null]}}""")]
    public void A_no_without_a_reason_is_a_no(string json) => Read(json).Denies.ShouldHaveSingleItem().ShouldContain("no reason");

    [Theory]
    [InlineData("{}", "no policy at the path")]
    [InlineData("""{"result":{}}""", "neither deny nor warn nor allow")]
    [InlineData("""{"result":true}""", "not understood")]
    [InlineData("""{"result":{"deny":"yes"}}""", "not understood")]
    [InlineData("""{"result":{"deny":[],"allow":"true"}}""", "not understood")]
    [InlineData("""{"result":{"deny":["x"],"deny":[]}}""", "not understood")]
    [InlineData("""[]""", "not understood")]
    [InlineData("""<html>""", "not understood")]
    [InlineData("", "not understood")]
    public void What_is_not_understood_is_no_answer(string json, string why) => Read(json).Silence!.ShouldContain(why);

    [Fact]
    public void What_it_says_is_bounded_and_cleaned()
    {
        var answer = Read($$$"""{"result":{"deny":[{{{string.Join(',', Enumerable.Range(0, 500).Select(n => $"\"{n} {new string('x', 900)}\""))}}}],"warn":["a\u202Eb\u001b[31m\nc password = \"hunter2\" key 8fJ2kQ9zLm4Xp7Rt"]}}""");
        answer.Denies.Length.ShouldBe(PolicyAnswer.MostMessages + 1);
        answer.Denies.ShouldAllBe(d => d.Length <= 300);
        answer.Denies[^1].ShouldBe("and 480 more");
        answer.Warns.ShouldHaveSingleItem().ShouldBe("ab c password = (hidden) key (hidden)");
    }

    private static PolicyAnswer Read(string json) => OpaAnswer.Read(Encoding.UTF8.GetBytes(json));
}
