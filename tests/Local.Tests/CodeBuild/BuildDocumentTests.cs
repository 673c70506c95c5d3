using System.Text.Json.Nodes;
using Delightful.Local.CodeBuild;

namespace Delightful.Local.Tests.CodeBuild;

public sealed class BuildDocumentTests
{
    [Fact]
    public async Task A_build_that_is_answered_as_complete_has_its_end_status_in_the_same_answer()
    {
        for (var i = 0; i < 2000; i++)
        {
            var build = new Build("p", 1, [], DateTimeOffset.UnixEpoch);
            var end = Task.Run(() => build.End("SUCCEEDED", DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);
            JsonObject answer;
            do
                answer = BuildDocument.Of(build);
            while (!(bool)answer["buildComplete"]!);
            ((string?)answer["buildStatus"]).ShouldBe("SUCCEEDED");
            await end;
        }
    }
}
