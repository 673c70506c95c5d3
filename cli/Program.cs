using Delightful.Cli;
using Delightful.Cli.Io;

var context = new CliContext(
    Terminal.OfProcess(Environment.GetEnvironmentVariable),
    Environment.GetEnvironmentVariable,
    Clone.Above(AppContext.BaseDirectory),
    TimeProvider.System);

return await CommandLine.RunAsync(args, context);
