using Delightful.Core.Answers;
using Delightful.Core.Errors;
using Delightful.Core.Events;
using Delightful.Core.Services;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Answers;

public class AnswerCommandTests
{
    private static readonly ServiceDefinition WebApp = Catalogue.Service();

    private static readonly ServiceDefinition Api = Catalogue.Service() with { Service = "api" };

    [Theory]
    [InlineData("/delightful approve", "approve", "")]
    [InlineData("/delightful approve\nand some words", "approve", "")]
    [InlineData("/delightful reject dev it is too late today\r\nmore", "reject", "dev it is too late today")]
    [InlineData("/delightful   rollback    prod", "rollback", "prod")]
    [InlineData("/delightful", "", "")]
    [InlineData("/delightful\u00a0approve", "", null)]
    public void A_command_is_the_first_line_of_a_comment(string body, string word, string? rest)
    {
        var command = AnswerCommand.InComment(body).ShouldNotBeNull();
        if (rest is null)
            return;
        command.Word.ShouldBe(word);
        string.Join(' ', command.Rest).ShouldBe(rest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("looks good")]
    [InlineData(" /delightful approve")]
    [InlineData("> /delightful approve")]
    [InlineData("`/delightful approve`")]
    [InlineData("please\n/delightful approve")]
    [InlineData("\n/delightful approve")]
    [InlineData("/Delightful approve")]
    [InlineData("/delightfully approve")]
    [InlineData("/delightful-approve")]
    public void Anything_else_is_no_command(string body) => AnswerCommand.InComment(body).ShouldBeNull();

    [Theory]
    [InlineData("approve", AnswerAction.Approve)]
    [InlineData("reject", AnswerAction.Reject)]
    [InlineData("rollback", AnswerAction.Rollback)]
    [InlineData("unlock", AnswerAction.Unlock)]
    [InlineData("lift", AnswerAction.Lift)]
    [InlineData("status", AnswerAction.Status)]
    public void Each_action_has_one_word(string word, AnswerAction action)
    {
        AnswerCommand.Of(word).Action.ShouldBe(action);
        action.Word().ShouldBe(word);
        AnswerCommand.Of(word.ToUpperInvariant()).Action.ShouldBeNull();
        AnswerActions.Words.ShouldContain(word);
    }

    [Theory]
    [InlineData("approve prod fine with me", "web-app/prod", "fine with me")]
    [InlineData("approve web-app/prod fine with me", "web-app/prod", "fine with me")]
    [InlineData("rollback dev", "web-app/dev", "")]
    public void A_named_environment_is_meant_and_the_rest_is_the_reason(string text, string slot, string reason)
    {
        var place = AnswerPlace.Find(AnswerCommand.Of(text), [WebApp], out var wrong).ShouldNotBeNull();
        wrong.ShouldBeNull();
        place.IsNamed.ShouldBeTrue();
        place.Slots.ShouldHaveSingleItem().ToString().ShouldBe(slot);
        place.Reason.ShouldBe(reason);
    }

    [Fact]
    public void Without_a_name_every_slot_may_be_meant()
    {
        var place = AnswerPlace.Find(AnswerCommand.Of("approve fine with me"), [WebApp], out _).ShouldNotBeNull();
        place.IsNamed.ShouldBeFalse();
        place.Slots.Length.ShouldBe(2);
        place.Reason.ShouldBe("fine with me");
    }

    [Theory]
    [InlineData("rollback prdo checkout is slow", "did you mean prod?")]
    [InlineData("rollback web-ap/prod checkout is slow", "did you mean web-app/prod?")]
    [InlineData("rollback staging", "there is no staging")]
    [InlineData("rollback shop/eu", "there is no shop/eu")]
    public void A_name_that_is_nearly_right_is_never_taken_for_a_reason(string text, string said) =>
        Wrong(text, WebApp).Message.ShouldContain(said);

    [Fact]
    public void An_environment_of_several_services_has_to_be_named_with_the_service() =>
        Wrong("approve prod", WebApp, Api).Message.ShouldContain("web-app/prod, api/prod");

    [Fact]
    public void A_confusable_letter_names_nothing() => Wrong("approve pr\u043ed", WebApp).Code.ShouldBe(AnswerErrors.UnclearPlace);

    [Fact]
    public void Without_a_service_nothing_is_meant() => Wrong("approve").Code.ShouldBe(AnswerErrors.UnclearPlace);

    private static InputError Wrong(string text, params ServiceDefinition[] services)
    {
        AnswerPlace.Find(AnswerCommand.Of(text), services, out var wrong).ShouldBeNull();
        wrong.ShouldNotBeNull().Code.ShouldBe(AnswerErrors.UnclearPlace);
        return wrong;
    }
}
