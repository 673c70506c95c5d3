namespace Delightful.Cli.Local;

/// <summary>What one wants to know when the local cloud is up.</summary>
static class LocalGuide
{
    public static string For(LocalState state) =>
        $"""
        The local cloud is ready at {state.Endpoint} (process {state.Process}).

        Point any AWS client at it:
          export AWS_ENDPOINT_URL={state.Endpoint} AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test

        {string.Join(Environment.NewLine, state.Services.Select(service => $"{service.Name,-22} {service.Url}   (green under test: {service.TestUrl})"))}
        {"pull-request comments",-22} {state.Endpoint}/_recorded/github
        {"chat messages",-22} {state.Endpoint}/_recorded/slack
        {"files and logs",-22} {state.Folder}

        Push an image:  ./delightful local push {state.Services[0].Name} --tag 1.0.0
        Look at it:     ./delightful dashboard --open
        Stop it:        ./delightful local down
        """;
}
