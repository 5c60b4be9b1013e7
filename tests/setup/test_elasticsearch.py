"""`make elasticsearch`: the JDK, the files of the server, the node."""

import hashlib
import zipfile

import pytest


class TestJava:
    @pytest.fixture
    def java(self, local, monkeypatch, tmp_path):
        java = local("java")
        monkeypatch.setattr(java, "PLACES", tmp_path / "jvm")
        for name in ("ES_JAVA_HOME", "JAVA_HOME"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("PATH", str(tmp_path))
        return java

    @pytest.fixture
    def install(self, tmp_path):
        def install(name, version, modules="java.base jdk.jdi jdk.incubator.vector"):
            folder = tmp_path / "jvm" / name
            folder.mkdir(parents=True)
            (folder / "release").write_text(f'JAVA_VERSION="{version}"\nMODULES="{modules}"\n')
            return folder

        return install

    def test_the_newest_one_is_taken_whatever_the_default_is(self, java, install):
        install("java-17", "17.0.15")
        install("java-21", "21.0.1")
        newest = install("temurin-25", "25.0.3")
        assert java.java_home() == newest

    def test_a_named_one_goes_first(self, java, install, monkeypatch):
        install("temurin-25", "25.0.3")
        named = install("java-21", "21")
        monkeypatch.setenv("ES_JAVA_HOME", str(named))
        assert java.java_home() == named

    @pytest.mark.parametrize(
        ("version", "modules"), [("17.0.15", "jdk.jdi jdk.incubator.vector"), ("25.0.2", "java.base jdk.jdi")]
    )
    def test_an_old_one_or_a_mere_runtime_is_none(self, java, install, version, modules):
        install("java", version, modules)
        with pytest.raises(java.Missing, match="ab Version 21"):
            java.java_home()

    def test_where_there_is_none_it_says_what_to_install(self, java):
        with pytest.raises(java.Missing, match="apt-get install openjdk-21-jdk-headless"):
            java.java_home()


class TestFiles:
    @pytest.fixture
    def package(self, local, monkeypatch, tmp_path):
        package = local("elasticsearch_package")
        monkeypatch.setattr(package, "NEEDED_BYTES", 0)
        return package

    @pytest.fixture
    def maven(self, package, program, monkeypatch, tmp_path):
        """A program in Maven's place that copies a small archive, and counts how often."""
        name = f"elasticsearch-{package.VERSION}"
        archive = tmp_path / f"{name}.zip"
        with zipfile.ZipFile(archive, "w") as files:
            files.writestr(f"{name}/bin/elasticsearch", "#!/bin/sh\n")
        monkeypatch.setattr(package, "SHA256", hashlib.sha256(archive.read_bytes()).hexdigest())
        copy = f'case $a in -DoutputDirectory=*) cp {archive} "${{a#*=}}";; esac'
        script = f"for a; do {copy}; done; echo x >> {tmp_path}/calls"
        mvn = program("mvn", script)
        monkeypatch.setenv("PATH", f"{mvn.parent}:/usr/bin:/bin")
        return archive

    def test_are_fetched_once_and_can_be_started(self, package, maven, tmp_path):
        server = package.server_files(tmp_path / "es")
        assert (server / "bin" / "elasticsearch").stat().st_mode & 0o111
        assert package.server_files(tmp_path / "es") == server
        assert (tmp_path / "calls").read_text() == "x\n"
        assert sorted(path.name for path in (tmp_path / "es").iterdir()) == [server.name, "lock"]

    def test_a_file_that_is_not_the_expected_one_is_refused_and_deleted(
        self, package, maven, tmp_path, monkeypatch
    ):
        monkeypatch.setattr(package, "SHA256", "0" * 64)
        with pytest.raises(package.Stopped, match="nicht die erwartete"):
            package.server_files(tmp_path / "es")
        assert [path.name for path in (tmp_path / "es").iterdir()] == ["lock"]

    def test_what_was_interrupted_is_not_taken_for_complete(self, package, maven, tmp_path):
        half = tmp_path / "es" / "unpacking" / f"elasticsearch-{package.VERSION}" / "bin"
        half.mkdir(parents=True)
        server = package.server_files(tmp_path / "es")
        assert (server / "bin" / "elasticsearch").exists()
        assert not half.exists()

    def test_without_maven_it_says_what_to_install(self, package, monkeypatch, tmp_path):
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(package.Missing, match="apt-get install maven"):
            package.server_files(tmp_path / "es")

    def test_without_network_it_says_so(self, package, maven, program, tmp_path):
        (maven.parent / "bin" / "mvn").write_text("#!/bin/sh\necho Unknown host; exit 1\n")
        with pytest.raises(package.Stopped, match="Internetverbindung"):
            package.server_files(tmp_path / "es")

    def test_a_full_disk_is_called_that(self, package, maven, monkeypatch, tmp_path):
        monkeypatch.setattr(package, "NEEDED_BYTES", 10**18)
        with pytest.raises(package.Stopped, match="Festplatte ist voll"):
            package.server_files(tmp_path / "es")


class TestNode:
    @pytest.fixture
    def module(self, local):
        return local("elasticsearch_node")

    @pytest.fixture
    def node(self, module, tmp_path):
        """A node that is not started."""
        server = tmp_path / "server"
        (server / "config").mkdir(parents=True)
        (server / "config" / "jvm.options").write_text("")
        (server / "bin").mkdir()
        folder = tmp_path / "node"
        folder.mkdir()
        return module.Node(server, tmp_path / "jdk", folder, 9200, 9300)

    def test_its_settings_are_those_of_one_machine(self, node):
        node._configure()
        written = (node.folder / "config" / "elasticsearch.yml").read_text()
        assert 'network.host: "127.0.0.1"' in written
        assert "http.port: 9200" in written
        assert 'discovery.type: "single-node"' in written
        assert (node.folder / "config" / "jvm.options").exists()

    def test_several_find_each_other(self, node):
        node.peers, node.founders = (9300, 9301), ("a", "b")
        node._configure()
        written = (node.folder / "config" / "elasticsearch.yml").read_text()
        assert 'discovery.seed_hosts: ["127.0.0.1:9300", "127.0.0.1:9301"]' in written
        assert "single-node" not in written

    @pytest.mark.parametrize(
        ("output", "sentence"),
        [
            ("java.io.IOException: No space left on device", "Die Festplatte ist voll"),
            ("BindHttpException: Failed to bind to 127.0.0.1:9200", "Port 9200 oder 9300 ist belegt"),
            ("fatal exception while booting", "fatal exception while booting"),
        ],
    )
    def test_why_it_ended_is_said(self, node, output, sentence):
        node.log.write_text(output)
        assert sentence in node._why_it_ended()

    def test_files_lie_below_var_unless_its_account_cannot_get_there(self, module, monkeypatch, tmp_path):
        monkeypatch.setattr(module, "_account", lambda: {"user": 65534})
        closed = tmp_path / "closed"
        closed.mkdir(mode=0o700)
        assert "kommunennetz-elasticsearch" in str(module.elasticsearch_folder(closed / "var"))
        monkeypatch.setattr(module, "_account", dict)
        assert module.elasticsearch_folder(closed / "var") == closed / "var" / "elasticsearch"
