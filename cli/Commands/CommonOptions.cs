using System.CommandLine;
using Delightful.Core.Events;
using Delightful.Core.Slots;

namespace Delightful.Cli.Commands;

/// <summary>Options and arguments that several commands share.</summary>
static class CommonOptions
{
    public static readonly Option<bool> Json = new("--json") { Description = "Write JSON instead of text." };

    public static readonly Option<bool> Aws = new("--aws") { Description = "Ask AWS, even when a local cloud is running." };

    public static Option<string> Environment(bool required) => new Option<string>("--env", "-e")
    {
        Description = "The environment, such as dev.",
        HelpName = "ENVIRONMENT",
        Required = required,
    }.OnlyNames();

    public static Argument<string> Service(bool required)
    {
        var service = new Argument<string>("SERVICE")
        {
            Description = "The service, such as web-app.",
            Arity = required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
        };
        service.Validators.Add(result => Check(result.Tokens.Select(token => token.Value), result.AddError));
        return service;
    }

    /// <summary>Why a person asks for something, as long as the chain accepts it.</summary>
    public static Option<string> Reason()
    {
        var reason = new Option<string>("--reason") { Description = "Why; everyone who follows the service sees it.", HelpName = "TEXT", Required = true };
        reason.Validators.Add(result =>
        {
            var text = result.GetValueOrDefault<string>();
            if (string.IsNullOrWhiteSpace(text))
                result.AddError("--reason is empty; say why, for those who come across it later.");
            else if (text.Length > RequestRules.LongestText)
                result.AddError($"--reason has {text.Length} characters; at most {RequestRules.LongestText} are accepted.");
        });
        return reason;
    }

    static Option<string> OnlyNames(this Option<string> option)
    {
        option.Validators.Add(result => Check(result.Tokens.Select(token => token.Value), result.AddError));
        return option;
    }

    static void Check(IEnumerable<string> names, Action<string> refuse)
    {
        foreach (var name in names.Where(name => !SlotKey.IsName(name)))
            refuse($"'{name}' is not a name: lower-case letters, digits and hyphens, at most 32, starting with a letter.");
    }
}
