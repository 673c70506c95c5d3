using Delightful.Core.Answers;
using Delightful.Core.Errors;
using static Delightful.Core.Tests.Answers.Requests;

namespace Delightful.Core.Tests.Answers;

public class GitHubSignatureTests
{
    [Fact]
    public void The_example_of_GitHubs_documentation_is_signed_as_it_says() =>
        GitHubSignature.Check(
            "It's a Secret to Everybody",
            GitHub("Hello, World!").With("x-hub-signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")).ShouldBeNull();

    [Fact]
    public void Another_secret_or_another_body_is_another_signature()
    {
        Code(GitHub("{}")).ShouldBeNull();
        Code(GitHub("{}", "another")).ShouldBe(AnswerErrors.WrongSignature);
        Code(GitHub("{}") with { Body = "{ }"u8.ToArray() }).ShouldBe(AnswerErrors.WrongSignature);
    }

    [Fact]
    public void The_older_signature_alone_proves_nothing()
    {
        var old = GitHub("{}").With("x-hub-signature-256", null).With("x-hub-signature", "sha1=03d5b8d6a5ab7ab1b1c5b1f2a2e9f3a1b5f0c9d8");
        Code(old).ShouldBe(AnswerErrors.NotSigned);
        Code(GitHub("{}").With("x-hub-signature-256", "sha1=03d5b8d6a5ab7ab1b1c5b1f2a2e9f3a1b5f0c9d8")).ShouldBe(AnswerErrors.WrongSignature);
    }

    [Theory]
    [InlineData("x-hub-signature-256")]
    [InlineData("x-github-delivery")]
    [InlineData("x-github-event")]
    public void A_header_that_is_missing_or_there_twice_is_no_signature(string header)
    {
        var signed = GitHub("{}");
        Code(signed.With(header, null)).ShouldBe(AnswerErrors.NotSigned);
        Code(signed.With(header, $"{signed.Headers[header]},{signed.Headers[header]}")).ShouldBe(AnswerErrors.NotSigned);
    }

    private static string? Code(WebhookRequest request) => GitHubSignature.Check(Secret, request)?.Code;
}
