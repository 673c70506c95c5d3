using Delightful.Local.EventBridge.Patterns;

namespace Delightful.Local.Tests.EventBridge;

/// <summary>What is not a pattern, and how that is said.</summary>
public sealed class PatternRefusalTests
{
    [Theory]
    [InlineData("""[]""", "Filter is not an object")]
    [InlineData("""{}""", "Empty objects are not allowed")]
    [InlineData("""{"a":{}}""", "Empty objects are not allowed at a")]
    [InlineData("""{"a":[]}""", "Empty arrays are not allowed at a")]
    [InlineData("""{"a":{"b":"x"}}""", "\"b\" must be an object or an array at a.b")]
    [InlineData("""{"a":[["x"]]}""", "Match value must be String, number, true, false, or null at a")]
    [InlineData("""{"a":[{"starts-with":"x"}]}""", "Unrecognized match type starts-with at a")]
    [InlineData("""{"a":[{"prefix":"x","suffix":"y"}]}""", "Only one key allowed in match expression at a")]
    [InlineData("""{"a":[{"prefix":1}]}""", "prefix match pattern must be a string at a")]
    [InlineData("""{"a":[{"prefix":{"suffix":"x"}}]}""", "prefix match pattern must be a string, or an object with equals-ignore-case at a")]
    [InlineData("""{"a":[{"exists":"yes"}]}""", "exists match pattern must be either true or false. at a")]
    [InlineData("""{"a":[{"numeric":5}]}""", "Value of numeric must be an array. at a")]
    [InlineData("""{"a":[{"numeric":[]}]}""", "Invalid member in numeric match: the array is empty at a")]
    [InlineData("""{"a":[{"numeric":["!=",5]}]}""", "Unrecognized numeric range operator: != at a")]
    [InlineData("""{"a":[{"numeric":["=","5"]}]}""", "Value of equals must be numeric at a")]
    [InlineData("""{"a":[{"numeric":[">",5,"<",5]}]}""", "Bottom must be less than top at a")]
    [InlineData("""{"a":[{"numeric":["<",5,">",1]}]}""", "Too many elements in numeric expression at a")]
    [InlineData("""{"a":[{"numeric":[">",5.1e9]}]}""", "Value must be between -5.0E9 and 5.0E9, inclusive at a")]
    [InlineData("""{"a":[{"cidr":"10.0.0.0"}]}""", "Malformed CIDR, one '/' required at a")]
    [InlineData("""{"a":[{"cidr":"10.0.0.0/33"}]}""", "Malformed CIDR, mask bits must be at most 32 at a")]
    [InlineData("""{"a":[{"cidr":"10.0.0/8"}]}""", "Malformed CIDR, address 10.0.0 is not valid at a")]
    [InlineData("""{"a":[{"anything-but":null}]}""", "Value of anything-but must be an array or single string/number value. at a")]
    [InlineData("""{"a":[{"anything-but":["x",1]}]}""", "Inside anything-but list, either all values are Number or String, mixed type is not supported at a")]
    [InlineData("""{"a":[{"anything-but":{"numeric":["=",1]}}]}""", "Unsupported anything-but pattern: numeric at a")]
    [InlineData("""{"a":[{"wildcard":"a**b"}]}""", "Consecutive wildcard characters at pos 1 at a")]
    [InlineData("""{"a":[{"wildcard":"a\\nb"}]}""", "Invalid escape character at pos 1 at a")]
    [InlineData("""{"$or":[{"a":[1]}]}""", "Unrecognized match type a at $or")]
    public void A_pattern_is_refused_with_reason_and_place(string pattern, string reason)
    {
        var refusal = Should.Throw<AwsException>(() => EventPattern.Parse(pattern));

        refusal.Code.ShouldBe("InvalidEventPatternException");
        refusal.Message.ShouldBe($"Event pattern is not valid. Reason: {reason}");
    }

    [Fact]
    public void Text_that_is_not_JSON_is_refused() =>
        Should.Throw<AwsException>(() => EventPattern.Parse("{\"a\":")).Message.ShouldStartWith("Event pattern is not valid. Reason: not JSON: ");

    [Fact]
    public void A_pattern_with_too_many_combinations_is_refused()
    {
        var branches = string.Join(',', Enumerable.Range(0, 11).Select(i => $$"""{"f{{i}}":[1]}"""));
        var pattern = $$$"""{"a":{"$or":[{{{branches}}}]},"b":{"$or":[{{{branches}}}]},"c":{"$or":[{{{branches}}}]}}""";

        Should.Throw<AwsException>(() => EventPattern.Parse(pattern)).Message.ShouldContain("Rule is too complex");
    }

    [Fact]
    public void A_wildcard_with_too_many_stars_is_refused() =>
        Should.Throw<AwsException>(() => EventPattern.Parse($$$"""{"a":[{"wildcard":"{{{string.Concat(Enumerable.Repeat("*a", 40))}}}"}]}""")).Message.ShouldContain("Rule is too complex");
}
