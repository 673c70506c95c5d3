using System.CommandLine;
using Delightful.Cli.Errors;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Cli.Commands;

/// <summary>Options and arguments that several commands share.</summary>
static class CommonOptions
{
    public static readonly Option<bool> Json = new("--json") { Description = "Write JSON instead of text." };

    public static readonly Option<bool> Aws = new("--aws") { Description = "Ask AWS, even when a local cloud is running." };

    public static Option<string> Environment(bool required) =>
        OnlyEnvironments(new("--env", "-e") { Description = "The environment, such as dev.", HelpName = "ENVIRONMENT", Required = required });

    /// <summary>An environment under another name than --env.</summary>
    public static Option<string> EnvironmentNamed(string name, string description) =>
        OnlyEnvironments(new(name) { Description = description, HelpName = "ENVIRONMENT", Required = true });

    static Option<string> OnlyEnvironments(Option<string> environment)
    {
        environment.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).Where(name => !SlotKey.IsEnvironment(name)))
                result.AddError($"'{name}' is no environment: a name has {SlotKey.EnvironmentRule}.");
        });
        return environment;
    }

    public static Argument<string> Service(bool required)
    {
        var service = new Argument<string>("SERVICE")
        {
            Description = "The service, such as web-app.",
            Arity = required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
        };
        service.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).Where(name => !SlotKey.IsService(name)))
                result.AddError($"'{name}' is no service: a name has {SlotKey.ServiceRule}.");
        });
        return service;
    }

    /// <summary>The slot that the two required names give together.</summary>
    public static SlotKey Slot(ParseResult parsed, Argument<string> service, Option<string> environment)
    {
        var (one, other) = (parsed.GetRequiredValue(service), parsed.GetRequiredValue(environment));
        return SlotKey.FaultOf(one, other) is { } fault ? throw CliErrors.Usage($"{one}/{other} is no slot: {fault}.", "./delightful") : new SlotKey(one, other);
    }

    /// <summary>A whole number from 1 on.</summary>
    public static Option<int> Number(string name, string description, int unlessGiven, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => unlessGiven };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, out var number) || number < 1 || number > most))
                result.AddError($"{name} is '{text}'; it must be a number from 1 to {most}.");
        });
        return option;
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

    /// <summary>The word that confirms a change of production.</summary>
    public static Option<string> Confirm() =>
        new("--confirm") { Description = $"Type {Confirmation.Word} to confirm a change of production.", HelpName = Confirmation.Word };
}
