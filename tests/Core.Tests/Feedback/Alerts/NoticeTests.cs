using System.Text.Json;
using Delightful.Core.Feedback.Alerts;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Feedback.Alerts;

public class NoticeTests
{
    [Fact]
    public void A_notice_says_what_happened_to_people_and_to_programs()
    {
        var notice = Of(Story.Of("web-app/dev").Released("v1").Pushed("v2").Planning().BuildFailed("no such module")).ShouldNotBeNull();
        notice.Type.ShouldBe("deployment.failed");
        notice.Subject.ShouldBe("web-app/dev: v2 failed");
        notice.Text.ShouldContain("no such module");
        notice.Attributes.ShouldSatisfyAllConditions(
            a => a["service"].ShouldBe("web-app"), a => a["environment"].ShouldBe("dev"), a => a["type"].ShouldBe("deployment.failed"), a => a["slot"].ShouldBe("web-app/dev"));
        using var json = JsonDocument.Parse(notice.Json);
        json.RootElement.GetProperty("type").GetString().ShouldBe("deployment.failed");
        json.RootElement.GetProperty("timestamp").GetDateTimeOffset().ShouldBe(Catalogue.Start);
        json.RootElement.GetProperty("data").GetProperty("outcome").GetString().ShouldBe("failed");
    }

    [Fact]
    public void A_stall_and_an_ordinary_step_have_types_of_their_own()
    {
        var story = Story.Of("web-app/dev").Released("v1").Pushed("v2").Planning();
        Of(story)!.Type.ShouldBe("deployment.changed");
        Of(story.Ticked(TimeSpan.FromMinutes(11)))!.Type.ShouldBe("deployment.stalled");
    }

    [Fact]
    public void That_time_goes_on_is_no_notice() =>
        Of(Story.Of("web-app/dev").Pushed("v1").Applying().Ticked(TimeSpan.FromMinutes(2))).ShouldBeNull();

    [Fact]
    public void The_same_change_is_the_same_notice_however_often_it_is_sent()
    {
        var story = Story.Of("web-app/dev").Pushed("v1");
        Of(story)!.Json.ShouldBe(Of(story)!.Json);
    }

    private static Notice? Of(Story story) => Notice.Of("id", Catalogue.Start, story.Wanted<SlotCommand.Announce>()[^1].Change);
}
