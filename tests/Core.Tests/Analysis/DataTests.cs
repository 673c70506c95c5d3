using System.Text;
using Delightful.Core.Analysis.Data;
using Delightful.Core.Analysis.Declarations;

namespace Delightful.Core.Tests.Analysis;

public class DataTests
{
    private const string Toml = """
        # a manifest
        title = "a \"b\" \u00e9" # with a comment
        'single key' = 'C:\path'
        list = [
          "one", # first
          { name = "two", deep.er = 2 },
        ]
        long = '''
        first
        second'''

        [tool.poetry.dependencies]
        python = "^3.12"
        django = { version = "5.0", extras = ["x"] }

        [[bin]]
        name = "a"
        [[bin]]
        name = "b"
        when = 1979-05-27T07:32:00Z
        """;

    [Theory]
    [InlineData("title", "a \"b\" é", 2)]
    [InlineData("single key", "C:\\path", 3)]
    [InlineData("long", "first\nsecond", 8)]
    public void TOML_texts_are_read_with_their_lines(string key, string text, int line)
    {
        var node = TomlData.Read(Toml.ReplaceLineEndings("\n"))[key];
        (node.Text, node.Line).ShouldBe((text, line));
    }

    [Fact]
    public void TOML_tables_arrays_and_inline_tables_are_read()
    {
        var root = TomlData.Read(Toml.ReplaceLineEndings("\n"));
        root["list"].Items.Select(i => i.Text ?? i["name"].Text).ShouldBe(["one", "two"]);
        root["list"].Items[1].At("deep", "er").Text.ShouldBe("2");
        (root.At("tool", "poetry", "dependencies", "python").Text, root.At("tool", "poetry", "dependencies", "python").Line).ShouldBe(("^3.12", 13));
        root.At("tool", "poetry", "dependencies", "django", "version").Text.ShouldBe("5.0");
        root["bin"].Items.Select(b => b["name"].Text).ShouldBe(["a", "b"]);
        root["bin"].Items[1]["when"].Text.ShouldBe("1979-05-27T07:32:00Z");
    }

    [Theory]
    [InlineData("a = \"open\n", 1)]
    [InlineData("a = 1\nb = [1, 2\n", 3)]
    [InlineData("[a\nb = 1", 1)]
    [InlineData("a = 1 2 \"", null)]
    [InlineData("= 1", 1)]
    [InlineData("a = ", 1)]
    [InlineData("a = {b = 1", 1)]
    public void What_is_no_TOML_is_refused_with_its_line(string text, int? line)
    {
        if (line is null)
            TomlData.Read(text)["a"].Exists.ShouldBeTrue();
        else
            Should.Throw<DataRefusedException>(() => TomlData.Read(text)).Line.ShouldBe(line.Value);
    }

    [Fact]
    public void Random_bytes_are_read_or_refused_but_never_a_surprise()
    {
        var random = new Random(7);
        const string letters = "[]{}=\"'.,#\n a1\\<>!&*:-/%\u00e9";
        for (var n = 0; n < 20_000; n++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => letters[random.Next(letters.Length)])]);
            foreach (var read in new Action[] { () => TomlData.Read(text), () => JsonData.Read(text), () => YamlData.Read(text), () => XmlData.Read(text), () => PropertiesData.Read(text.Split('\n')), () => DeclarationReader.Read("a", Encoding.UTF8.GetBytes(text)) })
                try
                {
                    read();
                }
                catch (DataRefusedException)
                {
                    // That is the answer that is wanted.
                }
        }
    }

    [Fact]
    public void JSON_has_lines_comments_and_trailing_commas()
    {
        var root = JsonData.Read("{\n  // why\n  \"a\": [1,\n 2,],\n  \"b\": { \"c\": true },\n}");
        (root["a"].Items[1].Text, root["a"].Items[1].Line).ShouldBe(("2", 4));
        (root.At("b", "c").Text, root.At("b", "c").Line).ShouldBe(("true", 5));
    }

    [Fact]
    public void XML_has_elements_attributes_and_lines()
    {
        var root = XmlData.Read("<?xml version=\"1.0\"?>\n<Project Sdk=\"x\" xmlns=\"urn:any\">\n  <A B=\"1\" />\n  <A><![CDATA[ two ]]></A>\n</Project>");
        (root["Project"]["@Sdk"].Text, root["Project"].All("A").Count()).ShouldBe(("x", 2));
        root["Project"].All("A").First()["@B"].Line.ShouldBe(3);
        root["Project"].All("A").Last().Text.ShouldBe("two");
    }

    [Fact]
    public void YAML_has_documents_anchors_and_merges()
    {
        var documents = YamlData.Read("base: &b { a: 1 }\nown:\n  <<: *b\n  c: 2\n---\nkind: Deployment\n");
        documents.Count.ShouldBe(2);
        documents[0].At("own", "a").Text.ShouldBe("1");
        documents[1]["kind"].Line.ShouldBe(6);
    }
}
