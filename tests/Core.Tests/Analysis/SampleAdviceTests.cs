using Delightful.Core.Analysis;
using Delightful.Core.Analysis.Samples;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Analysis;

public class SampleAdviceTests
{
    private static string Key(string path) => GeneratedVariables.SampleKeyOf(new SlotKey("web-app", "dev"), "20260102T030405Z-1a2b3c4d", path);

    [Fact]
    public void Staged_modules_are_named_with_how_to_get_them()
    {
        var advice = SampleAdvice.Of([Key("modules/cache/main.tf"), Key("modules/database/main.tf")]).ShouldHaveSingleItem();
        advice.Title.ShouldBe("Look at the proposed Terraform modules");
        advice.Reason.ShouldStartWith("modules/cache/main.tf, modules/database/main.tf: for what the service needs");
        advice.Reason.ShouldContain("delightful analyze --samples FOLDER");
        advice.Evidence.ShouldBe("generated/web-app/dev/20260102T030405Z-1a2b3c4d/samples/");
    }

    [Fact]
    public void Without_modules_there_is_nothing_to_say() => SampleAdvice.Of([]).ShouldBeEmpty();

    [Fact]
    public void What_another_analyzer_calls_them_is_cut_and_cleaned()
    {
        var advice = SampleAdvice.Of([.. Enumerable.Range(0, 12).Select(n => new string('a', 5000) + "\n@team" + n)]).ShouldHaveSingleItem();
        advice.Reason.ShouldContain(" and 2 more");
        advice.Reason.Length.ShouldBeLessThan(2500);
        advice.Evidence!.Length.ShouldBeLessThanOrEqualTo(200);
    }
}
