using Delightful.Cli.Dashboard.Answers;
using Delightful.Cli.Dashboard.Pages;
using Delightful.Cli.Errors;
using Delightful.Cloud;
using Microsoft.AspNetCore.Http;

namespace Delightful.Cli.Dashboard.Serving;

/// <summary>The one place where an error becomes an answer: a page for people, JSON for programs.</summary>
static class Refusals
{
    public static RequestDelegate Around(Desk desk, RequestDelegate next) => async http =>
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound, ContentType: null })
                await desk.ShowAsync(http, ErrorPage.NotFound, StatusCodes.Status404NotFound);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to answer.
        }
        catch (NoSuchPageException)
        {
            await desk.ShowAsync(http, ErrorPage.NotFound, StatusCodes.Status404NotFound);
        }
        catch (RegistryCorruptException unreadable)
        {
            await AnswerAsync(http, desk, CliErrors.Unreadable(unreadable.Message));
        }
        catch (CliException error)
        {
            await AnswerAsync(http, desk, error);
        }
    };

    static Task AnswerAsync(HttpContext http, Desk desk, CliException error)
    {
        var status = error.Code switch
        {
            "CLI-201" or "CLI-501" => StatusCodes.Status404NotFound,
            "CLI-101" or "CLI-102" or "CLI-103" => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        return http.Request.Path.StartsWithSegments("/api")
            ? Answer.JsonAsync(http, new ErrorAnswer(ProblemAnswer.Of(error)!), ReadableJson.Of.ErrorAnswer, status)
            : desk.ShowAsync(http, ErrorPage.Of(error, mayPass: status == StatusCodes.Status503ServiceUnavailable), status);
    }
}
