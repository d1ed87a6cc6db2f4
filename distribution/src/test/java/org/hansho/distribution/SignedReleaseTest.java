package org.hansho.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release is signed by the script, and checked by the steps of the manual. */
class SignedReleaseTest {
  private static final Path ROOT = Path.of(System.getProperty("hansho.root")).toAbsolutePath();
  private static final String ARCHIVE = "hansho-1.0.tar.gz";

  /** The command of the manual, without the name of the file. */
  private static final String CHECK =
      "ssh-keygen -Y verify -f hansho-signers -I release -n hansho-release -s ";

  @TempDir private Path folder;

  private record Ended(int code, String output) {}

  private Ended run(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private Ended sign(String key) throws IOException, InterruptedException {
    return run("sh '" + ROOT.resolve("distribution/sign.sh") + "' " + key + " .");
  }

  private Ended check() throws IOException, InterruptedException {
    String sum = ARCHIVE + ".sha256";
    return run(CHECK + sum + ".sig < " + sum + " && sha256sum -c " + sum);
  }

  @BeforeEach
  void aReleaseAndItsKey() throws Exception {
    assumeTrue(run("command -v ssh-keygen sha256sum").code() == 0, "ssh-keygen is not here");
    Files.writeString(folder.resolve(ARCHIVE), "an archive");
    Files.writeString(folder.resolve("hansho-1.0.cdx.json"), "{}");
    assertThat(run("ssh-keygen -q -t ed25519 -N '' -C '' -f key").code()).isZero();
    String known = "release " + Files.readString(folder.resolve("key.pub"));
    Files.writeString(folder.resolve("hansho-signers"), known);
  }

  @Test
  void s819ASignedReleaseIsCheckedWithoutANetwork() throws Exception {
    assertThat(sign("key").code()).isZero();
    assertThat(folder.resolve("hansho-1.0.cdx.json.sha256.sig")).exists();
    assertThat(check()).satisfies(ended -> assertThat(ended.code()).as(ended.output()).isZero());
    String manual = Files.readString(ROOT.resolve("docs/installing.md"));
    assertThat(manual).contains(CHECK + "hansho-VERSION.tar.gz.sha256.sig");
  }

  @Test
  void s819WhatIsNotTheReleaseIsToldByTheSameSteps() throws Exception {
    sign("key");
    Files.writeString(folder.resolve(ARCHIVE), "another archive");
    assertThat(check().output()).contains("Good \"hansho-release\" signature", "FAILED");
    run("sha256sum " + ARCHIVE + " > " + ARCHIVE + ".sha256");
    assertThat(check().code()).isNotZero();
    run("ssh-keygen -q -t ed25519 -N '' -C '' -f other");
    sign("other");
    assertThat(check().code()).isNotZero();
  }

  @Test
  void whatCannotBeSignedIsSaid() throws Exception {
    assertThat(sign("missing")).isEqualTo(new Ended(2, "the key missing cannot be read\n"));
    sign("key");
    Files.writeString(folder.resolve(ARCHIVE), "another archive");
    assertThat(sign("key").output()).contains("build it anew");
  }
}
