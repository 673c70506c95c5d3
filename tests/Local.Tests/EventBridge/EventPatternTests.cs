using System.Text.Json;
using Delightful.Local.EventBridge.Patterns;

namespace Delightful.Local.Tests.EventBridge;

/// <summary>The documented semantics of event patterns: a pattern, an event, and whether they match.</summary>
public sealed class EventPatternTests
{
    [Theory]
    // A value and its absence.
    [InlineData("""{"a":["x"]}""", """{"a":"x"}""", true)]
    [InlineData("""{"a":["x"]}""", """{"a":"X"}""", false)]
    [InlineData("""{"a":["x","y"]}""", """{"a":"y"}""", true)]
    [InlineData("""{"a":["x"],"b":["y"]}""", """{"a":"x"}""", false)]
    [InlineData("""{"a":{"b":["x"]}}""", """{"a":{"b":"x","c":1}}""", true)]
    [InlineData("""{"a":{"b":["x"]}}""", """{"a":"x"}""", false)]
    [InlineData("""{"a":[true]}""", """{"a":true}""", true)]
    [InlineData("""{"a":[true]}""", """{"a":"true"}""", false)]
    // Null and the empty string are two things, and neither is absence.
    [InlineData("""{"a":[null]}""", """{"a":null}""", true)]
    [InlineData("""{"a":[null]}""", """{"a":""}""", false)]
    [InlineData("""{"a":[null]}""", """{}""", false)]
    [InlineData("""{"a":[""]}""", """{"a":""}""", true)]
    [InlineData("""{"a":[""]}""", """{"a":null}""", false)]
    // Numbers are numbers.
    [InlineData("""{"a":[300]}""", """{"a":300.0}""", true)]
    [InlineData("""{"a":[300]}""", """{"a":3.0e2}""", true)]
    [InlineData("""{"a":[300]}""", """{"a":"300"}""", false)]
    [InlineData("""{"a":["300"]}""", """{"a":300}""", false)]
    [InlineData("""{"a":[0.1]}""", """{"a":0.10000000000000000001}""", false)]
    [InlineData("""{"a":[1e300]}""", """{"a":10e299}""", true)]
    // An array matches by any element.
    [InlineData("""{"a":["x"]}""", """{"a":["w","x"]}""", true)]
    [InlineData("""{"a":["x"]}""", """{"a":[]}""", false)]
    [InlineData("""{"a":["x"]}""", """{"a":[["x"],"y"]}""", true)]
    public void Plain_values(string pattern, string source, bool matches) => Check(pattern, source, matches);

    [Theory]
    [InlineData("""{"a":[{"prefix":"ab"}]}""", """{"a":"abc"}""", true)]
    [InlineData("""{"a":[{"prefix":"ab"}]}""", """{"a":"Abc"}""", false)]
    [InlineData("""{"a":[{"prefix":"ab"}]}""", """{"a":5}""", false)]
    [InlineData("""{"a":[{"prefix":{"equals-ignore-case":"ab"}}]}""", """{"a":"ABc"}""", true)]
    [InlineData("""{"a":[{"suffix":".png"}]}""", """{"a":"x.png"}""", true)]
    [InlineData("""{"a":[{"suffix":".png"}]}""", """{"a":"png"}""", false)]
    [InlineData("""{"a":[{"suffix":{"equals-ignore-case":".PNG"}}]}""", """{"a":"x.png"}""", true)]
    [InlineData("""{"a":[{"equals-ignore-case":"Alice"}]}""", """{"a":"aLICE"}""", true)]
    [InlineData("""{"a":[{"equals-ignore-case":"Alice"}]}""", """{"a":"alices"}""", false)]
    [InlineData("""{"a":[{"wildcard":"*.txt"}]}""", """{"a":".txt"}""", true)]
    [InlineData("""{"a":[{"wildcard":"a*b*c"}]}""", """{"a":"axxbyybzzc"}""", true)]
    [InlineData("""{"a":[{"wildcard":"a*b*c"}]}""", """{"a":"abcd"}""", false)]
    [InlineData("""{"a":[{"wildcard":"ab*ba"}]}""", """{"a":"aba"}""", false)]
    [InlineData("""{"a":[{"wildcard":"a\\*b"}]}""", """{"a":"a*b"}""", true)]
    [InlineData("""{"a":[{"wildcard":"a\\*b"}]}""", """{"a":"axb"}""", false)]
    [InlineData("""{"a":[{"wildcard":"a\\\\*"}]}""", """{"a":"a\\x"}""", true)]
    [InlineData("""{"a":[{"wildcard":"plain"}]}""", """{"a":"plain"}""", true)]
    [InlineData("""{"a":[{"wildcard":"*"}]}""", """{"a":""}""", true)]
    public void Text(string pattern, string source, bool matches) => Check(pattern, source, matches);

    [Theory]
    [InlineData("""{"a":[{"anything-but":"x"}]}""", """{"a":"y"}""", true)]
    [InlineData("""{"a":[{"anything-but":"x"}]}""", """{"a":"x"}""", false)]
    [InlineData("""{"a":[{"anything-but":"x"}]}""", """{}""", false)]
    [InlineData("""{"a":[{"anything-but":"x"}]}""", """{"a":null}""", true)]
    [InlineData("""{"a":[{"anything-but":"x"}]}""", """{"a":["x","y"]}""", true)]
    [InlineData("""{"a":[{"anything-but":["x","y"]}]}""", """{"a":"y"}""", false)]
    [InlineData("""{"a":[{"anything-but":5}]}""", """{"a":5.0}""", false)]
    [InlineData("""{"a":[{"anything-but":[1,2]}]}""", """{"a":3}""", true)]
    [InlineData("""{"a":[{"anything-but":{"prefix":"in"}}]}""", """{"a":"init"}""", false)]
    [InlineData("""{"a":[{"anything-but":{"prefix":["in","st"]}}]}""", """{"a":"stop"}""", false)]
    [InlineData("""{"a":[{"anything-but":{"suffix":"ed"}}]}""", """{"a":"stop"}""", true)]
    [InlineData("""{"a":[{"anything-but":{"suffix":{"equals-ignore-case":"ED"}}}]}""", """{"a":"ended"}""", false)]
    [InlineData("""{"a":[{"anything-but":{"equals-ignore-case":["Init","Stop"]}}]}""", """{"a":"sTOP"}""", false)]
    [InlineData("""{"a":[{"anything-but":{"wildcard":"*/bin/*"}}]}""", """{"a":"/usr/bin/x"}""", false)]
    [InlineData("""{"a":[{"anything-but":{"wildcard":["*/bin/*","*.log"]}}]}""", """{"a":"/usr/lib/x"}""", true)]
    public void Anything_but(string pattern, string source, bool matches) => Check(pattern, source, matches);

    [Theory]
    [InlineData("""{"a":[{"numeric":["=",5]}]}""", """{"a":5.00}""", true)]
    [InlineData("""{"a":[{"numeric":[">",0,"<=",5]}]}""", """{"a":5}""", true)]
    [InlineData("""{"a":[{"numeric":[">",0,"<=",5]}]}""", """{"a":0}""", false)]
    [InlineData("""{"a":[{"numeric":[">=",-1.5]}]}""", """{"a":-1.5}""", true)]
    [InlineData("""{"a":[{"numeric":["<",10]}]}""", """{"a":"9"}""", false)]
    [InlineData("""{"a":[{"numeric":["<",10]}]}""", """{"a":[11,9]}""", true)]
    [InlineData("""{"a":[{"cidr":"10.0.0.0/24"}]}""", """{"a":"10.0.0.255"}""", true)]
    [InlineData("""{"a":[{"cidr":"10.0.0.0/24"}]}""", """{"a":"10.0.1.0"}""", false)]
    [InlineData("""{"a":[{"cidr":"10.0.0.0/9"}]}""", """{"a":"10.127.0.1"}""", true)]
    [InlineData("""{"a":[{"cidr":"10.0.0.0/9"}]}""", """{"a":"10.128.0.1"}""", false)]
    [InlineData("""{"a":[{"cidr":"0.0.0.0/0"}]}""", """{"a":"10"}""", false)]
    [InlineData("""{"a":[{"cidr":"2001:db8::/33"}]}""", """{"a":"2001:db8:7fff::1"}""", true)]
    [InlineData("""{"a":[{"cidr":"2001:db8::/33"}]}""", """{"a":"2001:db8:8000::1"}""", false)]
    [InlineData("""{"a":[{"cidr":"10.0.0.0/24"}]}""", """{"a":"::1"}""", false)]
    public void Numbers_and_addresses(string pattern, string source, bool matches) => Check(pattern, source, matches);

    [Theory]
    [InlineData("""{"a":[{"exists":true}]}""", """{"a":null}""", true)]
    [InlineData("""{"a":[{"exists":true}]}""", """{}""", false)]
    [InlineData("""{"a":[{"exists":true}]}""", """{"a":[]}""", false)]
    [InlineData("""{"a":[{"exists":true}]}""", """{"a":{}}""", false)]
    [InlineData("""{"a":[{"exists":true}]}""", """{"a":{"b":1}}""", false)]
    [InlineData("""{"a":[{"exists":false}]}""", """{"a":{"b":1}}""", true)]
    [InlineData("""{"a":[{"exists":false}]}""", """{"a":[]}""", true)]
    [InlineData("""{"a":[{"exists":false}]}""", """{"a":0}""", false)]
    [InlineData("""{"a":{"b":[{"exists":false}]}}""", """{}""", true)]
    [InlineData("""{"a":{"b":[{"exists":false}]}}""", """{"a":"x"}""", true)]
    [InlineData("""{"a":[{"exists":false},"x"]}""", """{"a":"x"}""", true)]
    [InlineData("""{"a":[{"exists":false},"x"]}""", """{}""", true)]
    [InlineData("""{"a":[{"exists":false},"x"]}""", """{"a":"y"}""", false)]
    [InlineData("""{"a":{"b":[{"exists":false}]}}""", """{"a":[{"c":1},{"b":1}]}""", false)]
    [InlineData("""{"a":{"b":[{"exists":false}]}}""", """{"a":[{"c":1},{"d":1}]}""", true)]
    [InlineData("""{"a":{"b":[{"exists":false}],"c":[1]}}""", """{"a":[{"c":1},{"b":1,"c":2}]}""", true)]
    public void Presence(string pattern, string source, bool matches) => Check(pattern, source, matches);

    [Theory]
    // Both fields must come from one element.
    [InlineData("""{"a":{"b":[1],"c":[2]}}""", """{"a":[{"b":1,"c":9},{"b":9,"c":2}]}""", false)]
    [InlineData("""{"a":{"b":[1],"c":[2]}}""", """{"a":[{"b":9},{"b":1,"c":2}]}""", true)]
    [InlineData("""{"a":{"b":{"c":[1],"d":[2]}}}""", """{"a":[{"b":[{"c":1},{"d":2}]}]}""", false)]
    [InlineData("""{"a":{"b":{"c":[1],"d":[2]}}}""", """{"a":[{"b":[{"c":1}]},{"b":[{"c":1,"d":2}]}]}""", true)]
    [InlineData("""{"a":{"x":[1],"b":{"c":[2]}}}""", """{"a":[{"x":1,"b":{"c":3}},{"x":4,"b":{"c":2}}]}""", false)]
    // Also when one of the two stands in a branch of $or.
    [InlineData("""{"a":{"b":[1]},"$or":[{"a":{"c":[2]}},{"z":[1]}]}""", """{"a":[{"b":1,"c":9},{"b":9,"c":2}]}""", false)]
    [InlineData("""{"a":{"b":[1]},"$or":[{"a":{"c":[2]}},{"z":[1]}]}""", """{"a":[{"b":1,"c":2}]}""", true)]
    public void Fields_of_one_object_come_from_one_element(string pattern, string source, bool matches) => Check(pattern, source, matches);

    [Theory]
    [InlineData("""{"$or":[{"a":[1]},{"b":[2]}]}""", """{"b":2}""", true)]
    [InlineData("""{"$or":[{"a":[1]},{"b":[2]}]}""", """{"a":2,"b":1}""", false)]
    [InlineData("""{"s":["x"],"$or":[{"a":[1]},{"b":[2]}]}""", """{"s":"y","a":1}""", false)]
    [InlineData("""{"d":{"$or":[{"a":[1]},{"b":{"$or":[{"c":[1]},{"e":[{"prefix":"p"}]}]}}]}}""", """{"d":{"b":{"e":"pq"}}}""", true)]
    [InlineData("""{"$or":[{"a":[1]},{"b":[2]}],"a":[3]}""", """{"a":3,"b":2}""", true)]
    // Not the relation, only a field of that name.
    [InlineData("""{"$or":["x"]}""", """{"$or":"x"}""", true)]
    [InlineData("""{"$or":[{"prefix":"x"},{"suffix":"y"}]}""", """{"$or":"ay"}""", true)]
    public void Or(string pattern, string source, bool matches) => Check(pattern, source, matches);

    [Fact]
    public void A_wildcard_stays_linear_on_input_made_against_it()
    {
        var pattern = EventPattern.Parse($$"""{"a":[{"wildcard":"{{string.Concat(Enumerable.Repeat("*a", 30))}}*b"}]}""");
        var source = JsonElement.Parse($$"""{"a":"{{new string('a', 200_000)}}"}""");

        var started = TimeProvider.System.GetTimestamp();
        pattern.Matches(source).ShouldBeFalse();
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_pattern_that_is_very_deep_is_refused_not_followed()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 300)) + "[1]" + new string('}', 300);

        Should.Throw<AwsException>(() => EventPattern.Parse(deep)).Code.ShouldBe("InvalidEventPatternException");
    }

    static void Check(string pattern, string source, bool matches) =>
        EventPattern.Parse(pattern).Matches(JsonElement.Parse(source)).ShouldBe(matches, $"{pattern} on {source}");
}
