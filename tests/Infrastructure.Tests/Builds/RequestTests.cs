using System.IO.Compression;

namespace Delightful.Infrastructure.Tests.Builds;

/// <summary>What comes in with a request names things or is handed on as data; none of it is run.</summary>
public sealed class RequestTests(CheckedAccount account) : IClassFixture<CheckedAccount>
{
    private const string Request = "export STATE_BUCKET=states LOCK_TABLE=locks DELIGHTFUL_DEPLOYMENT=01ABC SERVICE=web-app ENVIRONMENT=dev; ";

    [Theory]
    [InlineData("SERVICE", "$(touch $FOLDER/owned)", "SERVICE is not a service name")]
    [InlineData("SERVICE", "web; rm -rf /", "SERVICE is not a service name")]
    [InlineData("SERVICE", "web\ntouch owned", "SERVICE is not a service name")]
    [InlineData("SERVICE", "-var-file=/etc/passwd", "SERVICE is not a service name")]
    [InlineData("ENVIRONMENT", "-var-file=/etc/passwd", "ENVIRONMENT is not the name of an environment")]
    [InlineData("ENVIRONMENT", "../../state", "ENVIRONMENT is not the name of an environment")]
    [InlineData("ENVIRONMENT", "pr\u043ed", "ENVIRONMENT is not the name of an environment")]
    [InlineData("DELIGHTFUL_DEPLOYMENT", "a/../b", "DELIGHTFUL_DEPLOYMENT is not a deployment id")]
    public async Task Names_of_a_request_are_checked_before_they_name_anything(string name, string value, string says)
    {
        var (code, output, _) = await account.CallAsync(Place("request") + Request + $"export {name}={Quoted(value)}; check_request");
        code.ShouldNotBe(0);
        output.ShouldBe("");
        (await account.CallAsync("cat \"$FOLDER/request/results/FAILURE\"")).Output.ShouldContain(says);
        File.Exists(Path.Combine(account.Folder, "owned")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("v1$(touch $FOLDER/owned)")]
    [InlineData("v1`touch $FOLDER/owned`")]
    [InlineData("v1\"; touch $FOLDER/owned; \"")]
    [InlineData("v1\nv2")]
    [InlineData("-var-file=/etc/passwd")]
    public async Task A_tag_reaches_Terraform_as_data(string tag)
    {
        // The line of plan.sh that hands the request on.
        var line = $"eval \"$(grep -A1 \"^jq -n '{{service\" buildspecs/plan.sh)\"; jq -j .image_tag \"$work/request.tfvars.json\"";
        var (code, output, error) = await account.CallAsync(Place("tag") + Request + $"export IMAGE_DIGEST=d IMAGE_TAG={Quoted(tag)}; {line}");
        code.ShouldBe(0, error);
        output.ShouldBe(tag);
        File.Exists(Path.Combine(account.Folder, "owned")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_image_is_the_one_of_the_repository_in_the_catalogue_whatever_the_service_is_called()
    {
        var line = $"eval \"$(grep -A1 \"^jq -n '{{service\" buildspecs/plan.sh)\"; jq -j .repository_url \"$work/request.tfvars.json\"";
        var (code, output, error) = await account.CallAsync(Place("repository") + Request + $"export REPOSITORY_URL=123456789012.dkr.ecr.us-east-1.amazonaws.com/team/shop; {line}");
        code.ShouldBe(0, error);
        output.ShouldBe("123456789012.dkr.ecr.us-east-1.amazonaws.com/team/shop");
    }

    /// <summary>Whatever sets it, be it a build image or a command before: Terraform itself is asked what it took.</summary>
    [Theory]
    [InlineData("TF_VAR_tag", "theirs")]
    [InlineData("TF_CLI_ARGS", "-var=tag=theirs")]
    [InlineData("TF_CLI_ARGS_console", "-var=tag=theirs")]
    [InlineData("TF_CLI_ARGS_console", "-var-file=/etc/passwd")]
    [InlineData("TF_WORKSPACE", "theirs")]
    public async Task What_the_environment_tells_Terraform_does_not_reach_it(string name, string value)
    {
        const string ask = """mkdir root; echo 'variable "tag" { default = "ours" }' >root/main.tf; echo '"${var.tag} in ${terraform.workspace}"' | terraform -chdir=root console""";

        var (code, output, error) = await account.CallAsync($"export {name}={Quoted(value)}; " + Place("environment") + ask);

        code.ShouldBe(0, error);
        output.ShouldBe("\"ours in default\"\n");
        var (unguarded, theirs, _) = await account.CallAsync(Place("unguarded") + $"export {name}={Quoted(value)}; " + ask);
        (unguarded != 0 || theirs.Contains("theirs", StringComparison.Ordinal)).ShouldBeTrue("Terraform would have taken it, so the guard is what keeps it away");
    }

    [Theory]
    [InlineData("TF_REATTACH_PROVIDERS")]
    [InlineData("TF_DATA_DIR")]
    [InlineData("TF_PLUGIN_CACHE_DIR")]
    [InlineData("TF_LOG_PATH")]
    [InlineData("TERRAFORM_CONFIG")]
    public async Task What_else_steers_Terraform_is_taken_out_of_the_environment(string name)
    {
        var (code, output, error) = await account.CallAsync($"export {name}=theirs TF_CLI_CONFIG_FILE=ours; " + Place("environment") + $"echo \"${{{name}:-nothing}} $TF_CLI_CONFIG_FILE\"");
        code.ShouldBe(0, error);
        output.ShouldBe("nothing ours\n", "the builds' own CLI configuration stays");
    }

    [Fact]
    public async Task A_repository_brings_its_infrastructure_and_no_build()
    {
        var bundle = Zip(("buildspec.yml", "evil"), ("buildspecs/plan.sh", "evil"), ("infrastructure/main.tf", "locals {}\n"));
        var (code, output, error) = await account.CallAsync(Place("bundle") + Request + Store(bundle) + "choose_root; echo \"$root\"; ls repository; grep -c evil buildspecs/plan.sh || true");
        code.ShouldBe(0, error);
        output.ShouldBe("repository\nmain.tf\n0\n");
    }

    [Theory]
    [InlineData("infrastructure/main.tf", "data \"external\" \"x\" {}\n", "refused: main.tf:1: a data \"external\"")]
    [InlineData("infrastructure/.terraform/providers/x", "binary", "refused: .terraform: Terraform would load it")]
    public async Task A_build_says_what_it_refuses_before_Terraform_runs(string path, string text, string says)
    {
        var bundle = Zip((path, text), ("infrastructure/empty.tf", ""));
        var (code, _, error) = await account.CallAsync(Place("refused") + Request + Store(bundle) + "choose_root");
        code.ShouldNotBe(0);
        error.ShouldStartWith(says);
    }

    [Fact]
    public async Task A_root_that_would_lose_its_state_is_refused_before_it_is_planned()
    {
        var (code, _, error) = await account.CallAsync(Place("stateless") + Request + "root=own; mkdir own; echo 'locals {}' >own/main.tf; init; keeps_state");
        code.ShouldNotBe(0);
        error.ShouldBe("refused: nothing says that the state is kept: terraform { backend \"s3\" {} }\n");
    }

    [Fact]
    public async Task A_plan_that_was_replaced_in_the_bucket_after_its_approval_is_not_applied()
    {
        var (code, _, error) = await account.CallAsync(Place("swapped") + Request + """
            mkdir service; echo 'terraform {}' >service/main.tf
            printf 'approved' >plan; export PLAN_SHA256=$(sha256sum plan | cut -d ' ' -f 1) PLAN_KEY=deployments/01ABC/1/plan.tfplan
            printf 'replaced' >plan; store plan "$PLAN_KEY" application/octet-stream
            export CODEBUILD_BUILD_ID=delightful-apply:1 DELIGHTFUL_FENCE=7
            bash buildspecs/apply.sh
            """);
        code.ShouldNotBe(0);
        error.ShouldContain("plan-hash: the plan at deployments/01ABC/1/plan.tfplan is not the one that was approved");
        (await account.CallAsync("ls \"$FOLDER/swapped/work\"")).Output.ShouldNotContain("apply.jsonl");
    }

    /// <summary>A folder of its own with the builds' scripts, where they may write.</summary>
    private static string Place(string name) => $"rm -rf \"$FOLDER/{name}\"; mkdir \"$FOLDER/{name}\"; cp -r buildspecs \"$FOLDER/{name}/\"; cd \"$FOLDER/{name}\"; . buildspecs/common.sh; ";

    private string Store(byte[] bundle)
    {
        File.WriteAllBytes(Path.Combine(account.Folder, "source.zip"), bundle);
        return "store \"$FOLDER/source.zip\" sources/web-app.zip application/zip; export SOURCE_BUNDLE=sources/web-app.zip; ";
    }

    private static string Quoted(string value) => "'" + value.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static byte[] Zip(params (string Path, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(text);
            }
        return bytes.ToArray();
    }
}
