using System.Text;
using Delightful.Core.Analysis;
using Delightful.Core.Errors;

namespace Delightful.Core.Tests.Analysis;

public class BundleTests
{
    [Fact]
    public void Without_a_source_the_defaults_hold_and_people_are_told()
    {
        var result = Analyzer.Analyze(null, "web-app", "dev", AnalysisLimits.Default);
        result.Succeeded.ShouldBeTrue();
        Encoding.UTF8.GetString(result.VariablesJson).ShouldBe("{}\n");
        result.Recommendations.ShouldHaveSingleItem().Title.ShouldBe("Upload the source of this commit");
    }

    [Fact]
    public void A_source_without_a_declaration_is_fine_and_gets_a_proposal() =>
        Source.Empty.With("README.md", "hello").Analyzed()
            .ShouldSatisfyAllConditions(r => r.Succeeded.ShouldBeTrue(), r => r.Recommendations.ShouldContain(p => p.Title == "Declare the service"));

    [Theory]
    [InlineData("")]
    [InlineData("this is no zip file")]
    [InlineData("PK\u0003\u0004 cut off")]
    public void What_is_no_zip_file_is_refused(string content) =>
        Analyzer.Analyze(new MemoryStream(Encoding.UTF8.GetBytes(content)), "web-app", "dev", AnalysisLimits.Default).Error!.Code.ShouldBe(ErrorCodes.BundleUnreadable);

    [Fact]
    public void A_damaged_zip_file_is_refused_or_read_but_never_a_surprise()
    {
        var zip = Source.Declaring("port: 8080").With("Dockerfile", "FROM x\nEXPOSE 8080\n").Zip();
        for (var at = 0; at < zip.Length; at++)
        {
            var damaged = (byte[])zip.Clone();
            damaged[at] ^= 0x5A;
            var result = Analyzer.Analyze(new MemoryStream(damaged), "web-app", "dev", AnalysisLimits.Default);
            (result.Succeeded || result.Error is not null).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("../.delightful.yaml")]
    [InlineData("/.delightful.yaml")]
    [InlineData("a/../../.delightful.yaml")]
    [InlineData("..\\.delightful.yaml")]
    [InlineData("C:/.delightful.yaml")]
    [InlineData("./.delightful.yaml")]
    public void A_path_that_leads_out_of_the_bundle_is_left_out_and_reported(string path)
    {
        var result = Source.Empty.With(path, "port: 1").Analyzed();
        result.Facts.ShouldBeEmpty();
        result.Recommendations.ShouldContain(r => r.Reason.Contains("1 entry of the source was left out: its path leads out"));
    }

    [Fact]
    public void A_link_is_left_out_and_reported() =>
        Source.Empty.WithLink(".delightful.yaml", "/etc/passwd").Analyzed()
            .ShouldSatisfyAllConditions(r => r.Succeeded.ShouldBeTrue(), r => r.Recommendations.ShouldContain(p => p.Reason.Contains("it is a link")));

    [Fact]
    public void A_file_that_unpacks_to_a_gigabyte_is_given_up_early()
    {
        var source = Source.Empty.With("Dockerfile", new byte[64 * 1024 * 1024]);
        source.Zip().Length.ShouldBeLessThan(1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var zip = new MemoryStream(source.Zip());
        var zipped = GC.GetAllocatedBytesForCurrentThread() - before;
        before = GC.GetAllocatedBytesForCurrentThread();
        var result = Analyzer.Analyze(zip, "web-app", "dev", AnalysisLimits.Default);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8 * 1024 * 1024, $"zipping took {zipped}");
        result.Recommendations.ShouldContain(r => r.Reason.Contains("larger than 1,048,576 bytes"));
    }

    [Fact]
    public void Too_many_entries_are_refused()
    {
        var source = Source.Empty;
        foreach (var n in Enumerable.Range(0, 11))
            source.With($"f{n}", "");
        source.Analyzed(limits: AnalysisLimits.Default with { Entries = 10 }).Error!.Code.ShouldBe(ErrorCodes.BundleTooLarge);
    }

    [Fact]
    public void Too_large_a_bundle_is_refused_whether_it_can_be_measured_or_only_flows()
    {
        var zip = Source.Empty.With("noise.bin", System.Security.Cryptography.SHA512.HashData([1])).Zip();
        var limits = AnalysisLimits.Default with { BundleBytes = 50 };
        Analyzer.Analyze(new MemoryStream(zip), "web-app", "dev", limits).Error!.Code.ShouldBe(ErrorCodes.BundleTooLarge);
        Analyzer.Analyze(new Flowing(zip), "web-app", "dev", limits).Error!.Code.ShouldBe(ErrorCodes.BundleTooLarge);
        Analyzer.Analyze(new Flowing(zip), "web-app", "dev", AnalysisLimits.Default).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void What_is_beyond_the_total_is_left_out_but_the_declaration_is_always_read()
    {
        var source = Source.Empty.With("a/requirements.txt", new string('#', 600)).With("b/requirements.txt", new string('#', 600)).With("z/.delightful.yaml", "port: 7777");
        var result = source.Analyzed(limits: AnalysisLimits.Default with { TotalBytes = 500 });
        result.Facts.ShouldHaveSingleItem().Value.ShouldBe("7777");
        result.Recommendations.ShouldContain(r => r.Reason.Contains("500 bytes of settings had been read"));
    }

    [Fact]
    public void Two_declarations_of_one_path_or_of_one_service_are_refused()
    {
        Source.Declaring("port: 1").With(".delightful.yaml", "port: 2").Analyzed().Error!.Code.ShouldBe(ErrorCodes.BundleAmbiguous);
        Source.Empty.With("a/.delightful.yaml", "service: web-app").With("b/.delightful.yaml", "service: web-app").Analyzed().Error!.Code.ShouldBe(ErrorCodes.BundleAmbiguous);
    }

    private sealed class Flowing(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
