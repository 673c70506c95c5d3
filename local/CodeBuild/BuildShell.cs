using Delightful.Local.Processes;

namespace Delightful.Local.CodeBuild;

/// <summary>
/// One command after another, each in its own bash, with variables and directory carried from one to the next.
/// So an <c>exit</c> ends a command and not the build, and values are never read back as code.
/// </summary>
sealed class BuildShell(ChildProcesses children, string scratch, string source, string logFile, IReadOnlyDictionary<string, string> environment)
{
    readonly string state = Path.Combine(scratch, "state");
    Dictionary<string, string> exported = new(environment);
    Dictionary<string, string> plain = [];
    string directory = source;
    int count;

    public string? Value(string name) => exported.TryGetValue(name, out var value) || plain.TryGetValue(name, out value) ? value : null;

    public void Set(string name, string value) => exported[name] = value;

    /// <summary>The command's exit code. Cancelling kills everything that the command started.</summary>
    public async Task<int> RunAsync(string command, CancellationToken stop)
    {
        var script = Path.Combine(scratch, $"command-{++count}.sh");
        await File.WriteAllTextAsync(script, Prologue(state, plain.Keys) + command + "\n", stop);
        File.Delete(state);
        var bash = new GroupCommand(["bash", "--noprofile", "--norc", script], directory, exported.Concat(plain).ToDictionary(), logFile);
        await using var running = await ProcessGroup.StartAsync(children, bash);
        var code = await running.Exited.WaitAsync(stop);
        if (File.Exists(state))
            Restore(await File.ReadAllTextAsync(state, stop));
        return code;
    }

    void Restore(string saved)
    {
        var entries = saved.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        if (entries.Length == 0)
            return;
        if (Directory.Exists(entries[0]))
            directory = entries[0];
        (exported, plain) = ([], []);
        foreach (var entry in entries.Skip(1))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            (entry[0] == 'e' ? exported : plain)[entry[1..equals]] = entry[(equals + 1)..];
        }
    }

    static string Prologue(string state, IEnumerable<string> plain) => $$"""
        __was=$'\n'$(compgen -A variable)$'\n'
        __plain='{{string.Join(' ', plain)}}'
        [ -z "$__plain" ] || export -n $__plain
        __save() {
          set +eux
          local IFS=$' \n' __name __exported=$'\n'$(compgen -A export)$'\n'
          { printf '%s\0' "$PWD"
            for __name in $__exported; do printf 'e%s=%s\0' "$__name" "${!__name}"; done
            for __name in $__plain $(compgen -A variable); do
              case "$__name" in __*|_|BASH*|PIPESTATUS|FUNCNAME|IFS) continue ;; esac
              case "$__exported" in *$'\n'"$__name"$'\n'*) continue ;; esac
              case "$__was" in *$'\n'"$__name"$'\n'*) [[ " $__plain " == *" $__name "* ]] || continue ;; esac
              [ -z "${!__name+x}" ] || printf 'p%s=%s\0' "$__name" "${!__name}"
            done
          } >'{{state}}'
        } 2>/dev/null
        trap __save EXIT

        """;
}
