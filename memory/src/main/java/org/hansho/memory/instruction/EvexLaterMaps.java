package org.hansho.memory.instruction;

/**
 * The opcodes behind an EVEX prefix, maps 3 to 7. Source: Intel SDM, volume 2; the extensions
 * references for AVX10 and APX. The notation is that of {@link OpcodeLine}.
 */
final class EvexLaterMaps {
  /** Map 3, the counterpart of 0F 3A. */
  static final String MAP_3 =
      """
      00 66 w1 l1,l2 vpermq m Ib
      01 66 w1 l1,l2 vpermpd m Ib
      03 66 valignd,valignq m h Ib
      04 66 w0 vpermilps m Ib
      05 66 w1 vpermilpd m Ib
      07 i64 w0 l2 reg tcvtrowps2phh,tilemovrow,tcvtrowd2ps,tcvtrowps2bf16h m Ib
      08 np,66,f2 w0 vrndscaleph,vrndscaleps,vrndscalebf16 m Ib
      09 66 w1 vrndscalepd m Ib
      0a np,66 w0 vrndscalesh,vrndscaless m h Ib
      0b 66 w1 vrndscalesd m h Ib
      0f 66 vpalignr m h Ib
      14 66 l0 vpextrb m Ib
      15 66 l0 vpextrw m Ib
      16 66 l0 vpextrd,vpextrq m Ib
      17 66 l0 vextractps m Ib
      18 66 l1,l2 vinsertf32x4,vinsertf64x2 m h Ib
      19 66 l1,l2 vextractf32x4,vextractf64x2 m Ib
      1a 66 l2 vinsertf32x8,vinsertf64x4 m h Ib
      1b 66 l2 vextractf32x8,vextractf64x4 m Ib
      1d 66 w0 vcvtps2ph m Ib
      1e 66 vpcmpud,vpcmpuq m h Ib
      1f 66 vpcmpd,vpcmpq m h Ib
      20 66 l0 vpinsrb m h Ib
      21 66 w0 l0 vinsertps m h Ib
      22 66 l0 vpinsrd,vpinsrq m h Ib
      23 66 l1,l2 vshuff32x4,vshuff64x2 m h Ib
      25 66 vpternlogd,vpternlogq m h Ib
      26 np,66,f2 w0 vgetmantph,vgetmantps,vgetmantbf16 m Ib
      26 66 vgetmantps,vgetmantpd m Ib
      27 np,66 w0 vgetmantsh,vgetmantss m h Ib
      27 66 vgetmantss,vgetmantsd m h Ib
      38 66 l1,l2 vinserti32x4,vinserti64x2 m h Ib
      39 66 l1,l2 vextracti32x4,vextracti64x2 m Ib
      3a 66 l2 vinserti32x8,vinserti64x4 m h Ib
      3b 66 l2 vextracti32x8,vextracti64x4 m Ib
      3e 66 vpcmpub,vpcmpuw m h Ib
      3f 66 vpcmpb,vpcmpw m h Ib
      42 66,f3 w0 vdbpsadbw,vmpsadbw m h Ib
      43 66 l1,l2 vshufi32x4,vshufi64x2 m h Ib
      44 66 vpclmulqdq m h Ib
      50 66 vrangeps,vrangepd m h Ib
      51 66 vrangess,vrangesd m h Ib
      52 np,66,f2 w0 vminmaxph,vminmaxps,vminmaxbf16 m h Ib
      52 66 vminmaxps,vminmaxpd m h Ib
      53 np,66 w0 vminmaxsh,vminmaxss m h Ib
      53 66 vminmaxss,vminmaxsd m h Ib
      54 66 vfixupimmps,vfixupimmpd m h Ib
      55 66 vfixupimmss,vfixupimmsd m h Ib
      56 np,66,f2 w0 vreduceph,vreduceps,vreducebf16 m Ib
      56 66 vreduceps,vreducepd m Ib
      57 np,66 w0 vreducesh,vreducess m h Ib
      57 66 vreducess,vreducesd m h Ib
      66 np,66,f2 w0 vfpclassph,vfpclassps,vfpclassbf16 m Ib
      66 66 vfpclassps,vfpclasspd m Ib
      67 np,66 w0 vfpclasssh,vfpclassss m Ib
      67 66 vfpclassss,vfpclasssd m Ib
      70 w1 vpshldw m h Ib
      71 66 vpshldd,vpshldq m h Ib
      72 w1 vpshrdw m h Ib
      73 66 vpshrdd,vpshrdq m h Ib
      77 i64 f3,f2 w0 l2 reg tcvtrowps2bf16l,tcvtrowps2phl m Ib
      c2 np,f3,f2 w0 vcmpph,vcmpsh,vcmpbf16 m h Ib
      ce 66 w1 vgf2p8affineqb m h Ib
      cf 66 w1 vgf2p8affineinvqb m h Ib
      f0 i64 f2 l0 rorx m Ib
      """;

  /** Map 4: general instructions with a third operand (APX), 64-bit code only. */
  static final String MAP_4 =
      """
      00 np add m h
      01 np,66 add m h
      02 np add m h
      03 np,66 add m h
      08 np or m h
      09 np,66 or m h
      0a np or m h
      0b np,66 or m h
      10 np adc m h
      11 np,66 adc m h
      12 np adc m h
      13 np,66 adc m h
      18 np sbb m h
      19 np,66 sbb m h
      1a np sbb m h
      1b np,66 sbb m h
      20 np and m h
      21 np,66 and m h
      22 np and m h
      23 np,66 and m h
      24 np,66 shld m h Ib
      28 np sub m h
      29 np,66 sub m h
      2a np sub m h
      2b np,66 sub m h
      2c np,66 shrd m h Ib
      30 np xor m h
      31 np,66 xor m h
      32 np xor m h
      33 np,66 xor m h
      38 ccmps m h
      39 np,66 ccmps m h
      3a ccmps m h
      3b np,66 ccmps m h
      40 np,66,f2 cfcmovo,seto m h
      41 np,66,f2 cfcmovno,setno m h
      42 np,66,f2 cfcmovb,setb m h
      43 np,66,f2 cfcmovae,setae m h
      44 np,66,f2 cfcmove,sete m h
      45 np,66,f2 cfcmovne,setne m h
      46 np,66,f2 cfcmovbe,setbe m h
      47 np,66,f2 cfcmova,seta m h
      48 np,66,f2 cfcmovs,sets m h
      49 np,66,f2 cfcmovns,setns m h
      4a np,66,f2 cfcmovp,setp m h
      4b np,66,f2 cfcmovnp,setnp m h
      4c np,66,f2 cfcmovl,setl m h
      4d np,66,f2 cfcmovge,setge m h
      4e np,66,f2 cfcmovle,setle m h
      4f np,66,f2 cfcmovg,setg m h
      60 np,66 movbe m h
      61 np,66 movbe m h
      65 66 mem wrussd,wrussq m h
      66 np,66,f3 mem wrssd,wrssq,adcx,adox m h
      66 66,f3 adcx,adox m h
      69 np,66 imul m h Iz
      6b np,66 imul m h Ib
      80 np /0,1,2,3,4,5,6 add,or,adc,sbb m h Ib
      80 np /7 ccmps m h Ib
      81 np,66 /0,1,2,3,4,5,6 add,or,adc,sbb m h Iz
      81 np,66 /7 ccmps m h Iz
      83 np,66 /0,1,2,3,4,5,6 add,or,adc,sbb m h Ib
      83 np,66 /7 ccmps m h Ib
      84 np ctests m h
      85 np,66 ctests m h
      88 np,66 popcnt m h
      8a np mem movrs m h
      8b np,66 mem movrs m h
      8f np mem /0 pop2,pop2p m h
      a5 np,66 shld m h
      ad np,66 shrd m h
      af np,66 imul m h
      c0 np rol,ror,rcl,rcr m h Ib
      c1 np,66 rol,ror,rcl,rcr m h Ib
      d0 np rol,ror,rcl,rcr m h
      d1 np,66 rol,ror,rcl,rcr m h
      d2 np rol,ror,rcl,rcr m h
      d3 np,66 rol,ror,rcl,rcr m h
      f0 np,f3 mem crc32,invept m h
      f0 np crc32 m h
      f1 np,66,f3 mem crc32,invvpid m h
      f1 np,66 crc32 m h
      f2 f3 mem invpcid m h
      f4 np,66 tzcnt m h
      f5 np,66 lzcnt m h
      f6 np /2,3,4,5,6,7 not,neg,mul,imul m h
      f6 np /0,1 ctests m h Ib
      f7 np,66 /2,3,4,5,6,7 not,neg,mul,imul m h
      f7 np,66 /0,1 ctests m h Iz
      f8 66,f3,f2 mem movdir64b,enqcmds,enqcmd m h
      f8 f3,f2 w0 enqcmds,uwrmsr,enqcmd,urdmsr m h
      f9 np mem movdiri m h
      fc mem aadd,aand,axor,aor m h
      fe np /0,1 inc,dec m h
      ff np,66 /0,1 inc,dec m h
      ff mem /6 push2,push2p m h
      """;

  /** Map 5: half precision. */
  static final String MAP_5 =
      """
      10 f3 w0 mem vmovsh m
      10 f3 w0 reg vmovsh m h
      11 f3 w0 mem vmovsh m
      11 f3 w0 reg vmovsh m h
      18 f3 w0 vcvtph2hf8 m
      18 np,f2 w0 vcvtbiasph2hf8,vcvt2ph2hf8 m h
      1b f3 w0 vcvtph2hf8s m
      1b np,f2 w0 vcvtbiasph2hf8s,vcvt2ph2hf8s m h
      1d 66 w0 vcvtps2phx m
      1d np w0 vcvtss2sh m h
      1e f2 w0 vcvthf82ph m
      2a f3 vcvtsi2sh m h
      2c f3 vcvttsh2si m
      2d f3 vcvtsh2si m
      2e np,f3 w0 vucomish,vucomxsh m
      2f np,66,f3 w0 vcomish,vcomisbf16,vcomxsh m
      51 np,66 w0 vsqrtph,vsqrtbf16 m
      51 f3 w0 vsqrtsh m h
      58 np,66,f3 w0 vaddph,vaddbf16,vaddsh m h
      59 np,66,f3 w0 vmulph,vmulbf16,vmulsh m h
      5a 66 w1 vcvtpd2ph m
      5a np w0 vcvtph2pd m
      5a f2 w1 vcvtsd2sh m h
      5a f3 w0 vcvtsh2sd m h
      5b np,66,f3 w0 vcvtdq2ph,vcvtph2dq,vcvttph2dq m
      5b np vcvtdq2ph,vcvtqq2ph m
      5c np,66,f3 w0 vsubph,vsubbf16,vsubsh m h
      5d np,66,f3 w0 vminph,vminbf16,vminsh m h
      5e np,66,f3 w0 vdivph,vdivbf16,vdivsh m h
      5f np,66,f3 w0 vmaxph,vmaxbf16,vmaxsh m h
      68 np,66,f2 w0 vcvttph2ibs,vcvttps2ibs,vcvttbf162ibs m
      69 np,66,f2 w0 vcvtph2ibs,vcvtps2ibs,vcvtbf162ibs m
      6a np,66,f2 w0 vcvttph2iubs,vcvttps2iubs,vcvttbf162iubs m
      6b np,66,f2 w0 vcvtph2iubs,vcvtps2iubs,vcvtbf162iubs m
      6c vcvttps2udqs,vcvttpd2udqs,vcvttps2uqqs,vcvttpd2uqqs m
      6d vcvttps2dqs,vcvttpd2dqs,vcvttps2qqs,vcvttpd2qqs m
      6e 66,f3 w0 l0 vmovw m
      6e 66 l0 vmovw m
      6f i64 f3,f2 mem vmovrsd,vmovrsq,vmovrsb,vmovrsw m
      74 f3 w0 vcvtph2bf8s m
      74 np,f2 w0 vcvtbiasph2bf8s,vcvt2ph2bf8s m h
      78 np,66,f3 w0 vcvttph2udq,vcvttph2uqq,vcvttsh2usi m
      78 f3 vcvttsh2usi m
      79 np,66,f3 w0 vcvtph2udq,vcvtph2uqq,vcvtsh2usi m
      79 f3 vcvtsh2usi m
      7a 66,f2 w0 vcvttph2qq,vcvtudq2ph m
      7a f2 vcvtudq2ph,vcvtuqq2ph m
      7b 66 w0 vcvtph2qq m
      7b f3 vcvtusi2sh m h
      7c np,66 w0 vcvttph2uw,vcvttph2w m
      7d w0 vcvtph2uw,vcvtph2w,vcvtw2ph,vcvtuw2ph m
      7e 66,f3 w0 l0 vmovw m
      7e 66 l0 vmovw m
      """;

  /** Map 6: half precision. */
  static final String MAP_6 =
      """
      13 66 w0 vcvtph2psx m
      13 np w0 vcvtsh2ss m h
      2c np,66 w0 vscalefbf16,vscalefph m h
      2d 66 w0 vscalefsh m h
      42 np,66 w0 vgetexpbf16,vgetexpph m
      43 66 w0 vgetexpsh m h
      4c np,66 w0 vrcpbf16,vrcpph m
      4d 66 w0 vrcpsh m h
      4e np,66 w0 vrsqrtbf16,vrsqrtph m
      4f 66 w0 vrsqrtsh m h
      56 f3,f2 w0 vfmaddcph,vfcmaddcph m h
      57 f3,f2 w0 vfmaddcsh,vfcmaddcsh m h
      96 66 w0 vfmaddsub132ph m h
      98 np,66 w0 vfmadd132bf16,vfmadd132ph m h
      99 66 w0 vfmadd132sh m h
      9a np,66 w0 vfmsub132bf16,vfmsub132ph m h
      9b 66 w0 vfmsub132sh m h
      9c np,66 w0 vfnmadd132bf16,vfnmadd132ph m h
      9d 66 w0 vfnmadd132sh m h
      9e np,66 w0 vfnmsub132bf16,vfnmsub132ph m h
      9f 66 w0 vfnmsub132sh m h
      a6 66 w0 vfmaddsub213ph m h
      a8 np,66 w0 vfmadd213bf16,vfmadd213ph m h
      a9 66 w0 vfmadd213sh m h
      aa np,66 w0 vfmsub213bf16,vfmsub213ph m h
      ab 66 w0 vfmsub213sh m h
      ac np,66 w0 vfnmadd213bf16,vfnmadd213ph m h
      ad 66 w0 vfnmadd213sh m h
      ae np,66 w0 vfnmsub213bf16,vfnmsub213ph m h
      af 66 w0 vfnmsub213sh m h
      b6 66 w0 vfmaddsub231ph m h
      b8 np,66 w0 vfmadd231bf16,vfmadd231ph m h
      b9 66 w0 vfmadd231sh m h
      ba np,66 w0 vfmsub231bf16,vfmsub231ph m h
      bb 66 w0 vfmsub231sh m h
      bc np,66 w0 vfnmadd231bf16,vfnmadd231ph m h
      bd 66 w0 vfnmadd231sh m h
      be np,66 w0 vfnmsub231bf16,vfnmsub231ph m h
      bf 66 w0 vfnmsub231sh m h
      d6 f3,f2 w0 vfmulcph,vfcmulcph m h
      d7 f3,f2 w0 vfmulcsh,vfcmulcsh m h
      """;

  /** Map 7: model specific registers. */
  static final String MAP_7 =
      """
      f6 i64 f3,f2 w0 l0 reg /0 wrmsrns,rdmsr m Id
      f8 i64 f3,f2 w0 l0 reg /0 uwrmsr,urdmsr m Id
      """;

  private EvexLaterMaps() {}
}
