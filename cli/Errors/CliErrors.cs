using Delightful.Core.Deployments;
using Delightful.Core.Gate;

namespace Delightful.Cli.Errors;

/// <summary>Every error of the command line, in one place. A code is never reused and never changes its meaning.</summary>
static class CliErrors
{
    public const string UsageCode = "CLI-001";
    public const string DecidesOtherwiseCode = "CLI-504";

    public static CliException Usage(string problems, string command) =>
        new(UsageCode, problems, $"See: {command} --help");

    public static CliException NoCredentials() => new(
        "CLI-101",
        "No AWS credentials were found, and no local cloud is running.",
        "Start one with: ./delightful local up --detach   or sign in to AWS, for example with: aws sso login");

    public static CliException CloudRefused(string where, string answer) => new(
        "CLI-102",
        $"{where} refused the call: {answer}",
        "Check that the credentials may read the registry table and put events on the bus, and that REGISTRY_TABLE and EVENT_BUS name them.");

    public static CliException CloudUnreachable(string where, string cause) => new(
        "CLI-103",
        $"{where} cannot be reached: {cause}",
        "For the local cloud see: ./delightful doctor   Otherwise check AWS_REGION, AWS_ENDPOINT_URL and the network.");

    public static CliException Unreadable(string what) => new(
        "CLI-104",
        $"Something in the registry cannot be read: {what}",
        "Nothing proceeds on it until a person has looked at that item. Everything else is shown as before.");

    public static CliException EndpointRefused(string endpoint, string why) => new(
        "CLI-105",
        $"Nothing is sent to {endpoint}: {why}.",
        "Correct AWS_ENDPOINT_URL, or unset it to talk to AWS.");

    public static CliException NoSuchSlot(string slot, IEnumerable<string> known) => new(
        "CLI-201",
        $"Nothing was ever deployed to {slot}.",
        Known("There are", known, "Push an image first."));

    public static CliException NotARelease(string tag, string slot, IEnumerable<string> releases) => new(
        "CLI-202",
        $"{tag} is not a verified release of {slot}, so it cannot be a rollback target.",
        Known("Verified releases are", releases, "There is none yet: only a release that passed its bake is a target."));

    public static CliException NothingHappened(string what, TimeSpan patience) => new(
        "CLI-203",
        $"{what} did not happen within {patience.TotalSeconds:0} s.",
        "See: ./delightful status   and the logs of the functions.");

    public static CliException NothingHeld(string slot) => new(
        "CLI-204",
        $"Nothing is held in {slot}.",
        "See what serves and what runs there with: ./delightful status");

    public static CliException NothingToUnlock(string slot, string? wanted, string? running) => new(
        "CLI-205",
        wanted is null || running is null ? $"Nothing runs in {slot}, so there is nothing to unlock." : $"{wanted} does not run in {slot}; {running} does.",
        "See what runs and what waits with: ./delightful status");

    public static CliException NoFeedbackQueue(string name, string where) => new(
        "CLI-206",
        $"{where} has no queue named {name}.",
        "FEEDBACK_QUEUE and FEEDBACK_DEAD_LETTERS name the two queues of an installation that calls them otherwise.");

    public static CliException NothingAsks(string slot, string? wanted) => new(
        "CLI-207",
        wanted is null ? $"Nothing in {slot} waits for an answer." : $"{wanted} of {slot} does not wait for an answer.",
        "See what waits there, and for what, with: ./delightful status");

    public static CliException NotConfirmed(string environment) => new(
        "CLI-208",
        $"{environment} is production, and its change was not confirmed.",
        $"Type the word: --confirm {Confirmation.Word}");

    public static CliException NothingToPromote(string? tag, string slot, IEnumerable<string> releases) => new(
        "CLI-209",
        tag is null ? $"No verified release serves in {slot}." : $"{tag} is not a verified release of {slot}.",
        Known("Verified releases are", releases, "Only a release that passed its bake can be promoted."));

    public static CliException CannotPromote(string why) => new(
        "CLI-210",
        $"The pipeline would refuse this: {why}.",
        "The catalogue tells which environment comes after which.");

    public static CliException NoLocalCloud() => new(
        "CLI-301",
        "No local cloud is running.",
        "Start it with: ./delightful local up --detach");

    public static CliException LocalCloudRuns(int port, int process) => new(
        "CLI-302",
        $"A local cloud is running already, on port {port} (process {process}).",
        "Stop it with: ./delightful local down");

    public static CliException LocalCloudFailed(string why, string log) => new(
        "CLI-303",
        $"The local cloud did not start: {why}",
        $"See {log}, and check the tools with: ./delightful doctor");

    public static CliException PortTaken(int port) => new(
        "CLI-304",
        $"Port {port} is in use by another program.",
        "Choose another with --port, or take a free one with --port 0.");

    public static CliException NotAnAddressHere(string address, string cause) => new(
        "CLI-308",
        $"Nothing can be served on {address}: {cause}",
        "Give --listen an address of this machine, or leave it out; a port below 1024 needs more rights than most have.");

    public static CliException NotAnExample(string service, IEnumerable<string> known) => new(
        "CLI-305",
        $"The local cloud has no program for {service}.",
        Known("It can run", known, "See examples/."));

    public static CliException TagTaken(string tag, string repository) => new(
        "CLI-306",
        $"The tag {tag} exists in {repository} already, and tags are immutable.",
        "Choose another --tag.");

    public static CliException BuildFailed(string what, string output) => new(
        "CLI-307",
        $"{what} could not be built:{Environment.NewLine}{output}",
        "Correct the error above and try again.");

    public static CliException NothingFound(string text) => new(
        "CLI-501",
        $"No deployment was found by '{text}'.",
        $"Give an id, a tag, or at least {SearchTerm.FewestDigits} digits of a commit, a digest or a correlation id. See: ./delightful history");

    public static CliException NotOne(string text, IEnumerable<string> found) => new(
        "CLI-502",
        $"'{text}' finds several deployments.",
        $"Give the id of one: {string.Join(", ", found)}");

    public static CliException NotReplayable(string what, string why) => new(
        "CLI-503",
        $"{what} cannot be replayed: {why}.",
        "Records are kept as long as the template's RetentionDays says. An exported file is replayed with: ./delightful replay --from FILE");

    public static CliException DecidesOtherwise(long version) => new(
        DecidesOtherwiseCode,
        $"From version {version} on, this program decides otherwise than the one that recorded it, by rules of the same number.",
        "A file that was changed, or rules that were changed without a new number: see SlotDecider.Rules.");

    public static CliException FileUnusable(string file, string why) => new(
        "CLI-505",
        $"{file} cannot be used: {why}",
        "Give a file that ./delightful replay ID --export FILE wrote, or a path that can be written.");

    public static CliException StoryUnusable(string file, string why) => new(
        "CLI-506",
        $"{file} cannot be simulated: {why}",
        "events/story.json is such a file, and events/samples has the shape of every event.");

    public static CliException SourceUnusable(string path, string why) => new(
        "CLI-507",
        $"{path} cannot be analysed: {why}.",
        "Give the folder of a source, or a zip file of one: ./delightful analyze examples/web-app");

    public static CliException NotOneService(string source, IEnumerable<string> folders) => new(
        "CLI-508",
        $"It is not clear which program of {source} is meant.",
        Known("Name its folder with --folder. There are", folders, "Nothing that runs was found there. Give the folder of a service."));

    public static CliException FileExists(string path) => new(
        "CLI-509",
        $"{path} is there already. Nothing was written.",
        "Remove it first, or give the service another name with --service.");

    public static CliException NoEntryWorkflow(string? given) => new(
        "CLI-510",
        given is null ? "This program was built from a clone, so it does not know which workflow to call." : $"'{given}' names no workflow: it must be OWNER/NAME@COMMIT with all 40 digits of the commit.",
        "Give the repository of the pipeline and a commit of it: --workflow OWNER/NAME@COMMIT");

    public static CliException NoTestCommand(string folder) => new(
        "CLI-511",
        $"Nothing in {folder} tells how it is tested.",
        "Say it: --test \"make test\"");

    public static CliException EntryUnusable(IEnumerable<string> faults) => new(
        "CLI-512",
        $"The entry is not one that can be used:{string.Concat(faults.Select(fault => $"{Environment.NewLine}  {fault}"))}",
        "infrastructure/catalogue/web-app.json is such an entry, and docs/deployment-guide.md describes each field.");

    public static CliException ServiceOfAnother(string service, string repository) => new(
        "CLI-513",
        $"The catalogue has {service} already, deployed by the image repository {repository}.",
        "A service has one image repository. Give the new one another name, or correct repository.");

    public static CliException ToolsMissing(int failed) => new(
        "CLI-401",
        failed == 1 ? "One check failed." : $"{failed} checks failed.",
        "Each has its remedy above.");

    static string Known(string intro, IEnumerable<string> names, string none) =>
        string.Join(", ", names) is { Length: > 0 } list ? $"{intro}: {list}" : none;
}
