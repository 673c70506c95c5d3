using Delightful.Core.Analysis.LanguageModel;

namespace Delightful.Core.Tests.Analysis.LanguageModel;

public class AnswerTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Sure! Here is what I found.")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"values\":[]")]
    [InlineData("{} {}")]
    [InlineData("{\"values\":[],\"values\":[]}")]
    [InlineData("{\"a\":[[[[[[[[[[1]]]]]]]]]]}")]
    [InlineData("{\"values\":[{\"line\":1e999}],}")]
    public void What_is_not_the_one_object_is_refused_whole(string text) => ModelAnswer.Read(text).ShouldBeNull();

    [Fact]
    public void What_is_too_long_is_refused_whole() =>
        ModelAnswer.Read("{\"x\":\"" + new string('a', ModelAnswer.LongestText) + "\"}").ShouldBeNull();

    [Theory]
    [InlineData("{}")]
    [InlineData("  {}\n")]
    [InlineData("```json\n{}\n```")]
    [InlineData("{\"values\":null,\"recommendations\":7,\"unknown\":{\"field\":true}}")]
    public void Nothing_to_say_is_an_answer(string text) =>
        ModelAnswer.Read(text).ShouldNotBeNull().ShouldSatisfyAllConditions(a => a.Values.ShouldBeEmpty(), a => a.Recommendations.ShouldBeEmpty());

    [Fact]
    public void Entries_that_are_not_of_the_form_are_counted_and_the_others_are_read()
    {
        var answer = ModelAnswer.Read("""
            {"values":[1,null,{"variable":"container_port"},{"variable":"container_port","value":{"a":1},"file":"f","line":1},
              {"variable":"container_port","value":3.5,"file":"f","line":1},{"variable":"container_port","value":3000,"file":"f","line":"1"},
              {"variable":"container_port","value":3000,"file":"f","line":1,"extra":"let pass"}],
             "recommendations":["text",{"title":"t","reason":"r","file":"f"},{"title":"t","reason":"r","file":"f","line":2}]}
            """)!;

        answer.Values.ShouldHaveSingleItem().Variable.ShouldBe("container_port");
        answer.Recommendations.ShouldHaveSingleItem().Line.ShouldBe(2);
        answer.Unusable.ShouldBe(8);
    }
}
