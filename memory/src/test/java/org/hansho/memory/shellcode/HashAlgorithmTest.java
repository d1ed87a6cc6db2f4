package org.hansho.memory.shellcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class HashAlgorithmTest {
  private static final String MODULE = "kernel32.dll";

  @Test
  void publishedValuesComeOut() {
    assertThat(HashAlgorithm.ROR13.hash("LoadLibraryA", MODULE)).isEqualTo(0xec0e4e8e);
    assertThat(HashAlgorithm.ROR13.hash("GetProcAddress", MODULE)).isEqualTo(0x7c0dfcaa);
    assertThat(HashAlgorithm.ROR13_MODULE.hash("LoadLibraryA", MODULE)).isEqualTo(0x0726774c);
    assertThat(HashAlgorithm.ROR13_MODULE.hash("VirtualAlloc", MODULE)).isEqualTo(0xe553a458);
    assertThat(HashAlgorithm.ROR13_MODULE.hash("WSAStartup", "ws2_32.dll")).isEqualTo(0x006b8029);
    assertThat(HashAlgorithm.FNV1A.hash("foobar", MODULE)).isEqualTo(0xbf9cf968);
    assertThat(HashAlgorithm.FNV1.hash("foobar", MODULE)).isEqualTo(0x31f0b262);
    assertThat(HashAlgorithm.DJB2.hash("a", MODULE)).isEqualTo(5381 * 33 + 'a');
    assertThat(HashAlgorithm.ONE_AT_A_TIME.hash("a", MODULE)).isEqualTo(0xca2e9442);
    assertThat(HashAlgorithm.MURMUR3.hash("test", MODULE)).isEqualTo(0xba6bd213);
    assertThat(HashAlgorithm.MURMUR3.hash("Hello, world!", MODULE)).isEqualTo(0xc0363e43);
  }

  @Test
  void theCyclicRedundancyCheckIsTheUsualOne() {
    CRC32 expected = new CRC32();
    expected.update("GetProcAddress".getBytes(StandardCharsets.US_ASCII));
    assertThat(HashAlgorithm.CRC32.hash("GetProcAddress", MODULE))
        .isEqualTo((int) expected.getValue());
  }

  @Test
  void everyNameIsFoundUnderEveryAlgorithm() {
    ApiNames.byModule()
        .forEach(
            (module, names) -> {
              for (String name : names) {
                for (HashAlgorithm algorithm : HashAlgorithm.values()) {
                  assertThat(ApiHashes.TABLE.find(algorithm.hash(name, module)))
                      .isNotEqualTo(ApiHashes.NONE);
                }
              }
            });
    int entry = ApiHashes.TABLE.find(0xec0e4e8e);
    assertThat(ApiHashes.TABLE.describe(entry)).isEqualTo("ror13 of LoadLibraryA");
  }

  @Test
  void otherConstantsAreNoHashes() {
    assertThat(ApiHashes.TABLE.find(0)).isEqualTo(ApiHashes.NONE);
    assertThat(ApiHashes.TABLE.find(1)).isEqualTo(ApiHashes.NONE);
    assertThat(ApiHashes.TABLE.find(0xffffffff)).isEqualTo(ApiHashes.NONE);
  }
}
