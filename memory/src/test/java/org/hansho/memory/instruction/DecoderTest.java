package org.hansho.memory.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecoderTest {
  private static final int INPUTS = 100_000;

  private final Instruction instruction = new Instruction();

  @ParameterizedTest
  @CsvFileSource(resources = "/memory/instruction/lengths.csv", delimiter = '|', numLinesToSkip = 1)
  void instructionsHaveTheirLengths(int mode, String hex, String mnemonic) {
    byte[] code = HexFormat.ofDelimiter(" ").parseHex(hex);
    byte[] followed = Arrays.copyOf(code, code.length + 16);
    assertThat(decoder(mode).decode(followed, 0, followed.length, instruction)).isTrue();
    assertThat(instruction.length()).isEqualTo(code.length);
    assertThat(instruction.mnemonic()).isEqualTo(mnemonic);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/memory/instruction/invalid.csv", delimiter = '|', numLinesToSkip = 1)
  void whatNoProcessorKnowsIsNoInstruction(int mode, String hex) {
    byte[] code = HexFormat.ofDelimiter(" ").parseHex(hex);
    byte[] followed = Arrays.copyOf(code, code.length + 16);
    assertThat(decoder(mode).decode(followed, 0, followed.length, instruction)).isFalse();
  }

  @Test
  void operandsOfTheReadOfTheProcessBlockAreListed() {
    decode(Mode.BITS_64, "65 48 8b 52 60");
    assertThat(instruction.operation()).isEqualTo(Operation.MOV);
    assertThat(instruction.isRegister(0)).isTrue();
    assertThat(instruction.register(0)).isEqualTo(Registers.RDX);
    assertThat(instruction.size(0)).isEqualTo(8);
    assertThat(instruction.isMemory(1)).isTrue();
    assertThat(instruction.segment()).isEqualTo(Segment.GS);
    assertThat(instruction.base(1)).isEqualTo(Registers.RDX);
    assertThat(instruction.displacement(1)).isEqualTo(0x60);
    assertThat(instruction.writtenRegisters()).isEqualTo(1 << Registers.RDX);
  }

  @Test
  void addressesWithScaleAndHighRegistersAreListed() {
    decode(Mode.BITS_64, "4f 8d 6c bd 80");
    assertThat(instruction.operation()).isEqualTo(Operation.LEA);
    assertThat(instruction.register(0)).isEqualTo(13);
    assertThat(instruction.base(1)).isEqualTo(13);
    assertThat(instruction.index()).isEqualTo(15);
    assertThat(instruction.scale()).isEqualTo(4);
    assertThat(instruction.displacement(1)).isEqualTo(-128);
  }

  @Test
  void directAddressesHaveNoBase() {
    decode(Mode.BITS_32, "64 a1 30 00 00 00");
    assertThat(instruction.segment()).isEqualTo(Segment.FS);
    assertThat(instruction.base(1)).isEqualTo(Registers.NONE);
    assertThat(instruction.displacement(1)).isEqualTo(0x30);
  }

  @Test
  void addressesRelativeToTheCodeNameTheInstructionPointer() {
    decode(Mode.BITS_64, "48 8d 05 f9 ff ff ff");
    assertThat(instruction.base(1)).isEqualTo(Registers.INSTRUCTION_POINTER);
    assertThat(instruction.displacement(1)).isEqualTo(-7);
  }

  @Test
  void jumpsAndCallsLeadToOffsets() {
    decode(Mode.BITS_32, "eb fe");
    assertThat(instruction.target()).isZero();
    decode(Mode.BITS_32, "e8 fb ff ff ff");
    assertThat(instruction.hasTarget()).isTrue();
    assertThat(instruction.target()).isZero();
    decode(Mode.BITS_64, "0f 85 10 00 00 00");
    assertThat(instruction.target()).isEqualTo(0x16);
  }

  @Test
  void constantsKeepTheirSign() {
    decode(Mode.BITS_32, "83 ec 80");
    assertThat(instruction.immediate(1)).isEqualTo(-128);
    decode(Mode.BITS_64, "49 c7 c2 f0 ff ff ff");
    assertThat(instruction.register(0)).isEqualTo(Registers.R10);
    assertThat(instruction.immediate(1)).isEqualTo(-16);
    decode(Mode.BITS_32, "c1 cf 0d");
    assertThat(instruction.operation()).isEqualTo(Operation.ROR);
    assertThat(instruction.immediate(1)).isEqualTo(13);
    decode(Mode.BITS_32, "d1 e8");
    assertThat(instruction.immediate(1)).isEqualTo(1);
    decode(Mode.BITS_32, "c8 10 00 01");
    assertThat(instruction.immediate(0)).isEqualTo(16);
    assertThat(instruction.immediate(1)).isEqualTo(1);
  }

  @Test
  void highBytesBelongToTheirRegisterUnlessRexNamesNewOnes() {
    decode(Mode.BITS_32, "b4 01");
    assertThat(instruction.register(0)).isEqualTo(Registers.RAX);
    decode(Mode.BITS_64, "40 b4 01");
    assertThat(instruction.register(0)).isEqualTo(Registers.RSP);
  }

  @Test
  void registersThatChangeWithoutBeingNamedAreKnown() {
    decode(Mode.BITS_32, "ac");
    assertThat(instruction.base(1)).isEqualTo(Registers.RSI);
    assertThat(instruction.writtenRegisters())
        .isEqualTo((1 << Registers.RAX) | (1 << Registers.RSI));
    decode(Mode.BITS_32, "f3 a4");
    assertThat(instruction.writtenRegisters())
        .isEqualTo((1 << Registers.RSI) | (1 << Registers.RDI) | (1 << Registers.RCX));
    decode(Mode.BITS_32, "87 d9");
    assertThat(instruction.writtenRegisters())
        .isEqualTo((1 << Registers.RBX) | (1 << Registers.RCX));
    decode(Mode.BITS_64, "f7 e9");
    assertThat(instruction.writtenRegisters())
        .isEqualTo((1 << Registers.RAX) | (1 << Registers.RDX));
  }

  @ParameterizedTest
  @EnumSource
  void anInstructionThatIsCutOffIsNone(Mode mode) {
    Random random = new Random(5);
    byte[] code = new byte[64];
    Decoder decoder = new Decoder(mode);
    for (int i = 0; i < INPUTS; i++) {
      random.nextBytes(code);
      if (decoder.decode(code, 0, code.length, instruction)) {
        int length = instruction.length();
        assertThat(length).isBetween(1, Decoder.LONGEST);
        for (int limit = 0; limit < length; limit++) {
          assertThat(decoder.decode(code, 0, limit, instruction)).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyBytesAreReadInsideTheLimit(Mode mode) {
    Random random = new Random(6);
    for (int i = 0; i < INPUTS; i++) {
      byte[] code = new byte[random.nextInt(20)];
      random.nextBytes(code);
      check(mode, code);
    }
  }

  @FuzzTest
  void bytesOfAnyKindAreReadInsideTheLimit(byte[] code) {
    check(Mode.BITS_32, code);
    check(Mode.BITS_64, code);
  }

  @Test
  void everyLineOfTheTablesIsReached() {
    for (Mode mode : Mode.values()) {
      for (String table : List.of(OneByteMap.GENERAL, VexMaps.MAP_1, EvexMaps.MAP_2)) {
        assertThat(OpcodeLine.parse(table, mode)).hasSizeGreaterThan(100);
      }
    }
  }

  /** The array ends at the limit, so that a read beyond it throws. */
  private void check(Mode mode, byte[] code) {
    Decoder decoder = new Decoder(mode);
    for (int at = 0; at < code.length; at++) {
      if (decoder.decode(code, at, code.length, instruction)) {
        assertThat(instruction.length()).isBetween(1, Math.min(Decoder.LONGEST, code.length - at));
        readOperands();
      }
    }
  }

  private void readOperands() {
    for (int operand = 0; operand < instruction.operands(); operand++) {
      instruction.size(operand);
      switch (instruction.kind(operand)) {
        case REGISTER -> assertThat(instruction.register(operand)).isBetween(0, 31);
        case MEMORY -> instruction.displacement(operand);
        case IMMEDIATE -> instruction.immediate(operand);
        case TARGET -> instruction.target();
        case NONE, OTHER -> {}
      }
    }
    instruction.writtenRegisters();
  }

  private void decode(Mode mode, String hex) {
    byte[] code = HexFormat.ofDelimiter(" ").parseHex(hex);
    assertThat(new Decoder(mode).decode(code, 0, code.length, instruction)).isTrue();
    assertThat(instruction.length()).isEqualTo(code.length);
  }

  private static Decoder decoder(int mode) {
    return new Decoder(mode == 64 ? Mode.BITS_64 : Mode.BITS_32);
  }
}
