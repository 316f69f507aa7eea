use proptest::prelude::*;

use super::*;

#[test]
fn names_are_cut_where_a_reader_would_cut_them() {
    for (name, ty, field) in [
        ("FileSizeInBytes", "FileSizeInBytes", "file_size_in_bytes"),
        ("CreatedByInfo", "CreatedByInfo", "created_by_info"),
        ("AWSIdentityArn", "AwsIdentityArn", "aws_identity_arn"),
        ("S3Bucket", "S3Bucket", "s3_bucket"),
        ("VPCId", "VpcId", "vpc_id"),
        ("ARN", "Arn", "arn"),
        ("KMSKeyId", "KmsKeyId", "kms_key_id"),
        ("EC2", "Ec2", "ec2"),
        ("EC2Instance", "Ec2Instance", "ec2_instance"),
        ("Md5OfBody", "Md5OfBody", "md5_of_body"),
        ("fileName", "FileName", "file_name"),
        ("x_y__z", "XYZ", "x_y_z"),
        ("INVALID_FILE_SIZE", "InvalidFileSize", "invalid_file_size"),
        ("__listOfOutput", "ListOfOutput", "list_of_output"),
        // plurals of acronyms
        ("ARNs", "Arns", "arns"),
        ("IDs", "Ids", "ids"),
        ("URLs", "Urls", "urls"),
        ("VPCsPerRegion", "VpcsPerRegion", "vpcs_per_region"),
        ("HTTPSupport", "HttpSupport", "http_support"),
        // acronyms with a version
        ("IPv6Addresses", "Ipv6Addresses", "ipv6_addresses"),
        ("HasNFSv4", "HasNfsv4", "has_nfsv4"),
        ("GreengrassV2", "GreengrassV2", "greengrass_v2"),
        // words in mixed case
        ("OAuth2Token", "Oauth2Token", "oauth2_token"),
        ("ProviderOAuth", "ProviderOauth", "provider_oauth"),
        ("AWSIoTThing", "AwsIotThing", "aws_iot_thing"),
        ("SizeInGiB", "SizeInGib", "size_in_gib"),
        ("IfMatchETag", "IfMatchEtag", "if_match_etag"),
        ("IdPs", "Idps", "idps"),
        ("IdPath", "IdPath", "id_path"),
        ("vCPUs", "Vcpus", "vcpus"),
        ("mTLSConfig", "MtlsConfig", "mtls_config"),
        // digits
        ("P2P", "P2p", "p2p"),
        ("Sha256Hash", "Sha256Hash", "sha256_hash"),
        ("3D", "_3d", "_3d"),
        ("ML_C6GD_18XLARGE", "MlC6gd18xlarge", "ml_c6gd_18xlarge"),
        ("MAIN_10BIT", "Main10bit", "main_10bit"),
        ("x86_64", "X86_64", "x86_64"),
        (
            "ResolutionHD1080P",
            "ResolutionHd1080p",
            "resolution_hd1080p",
        ),
    ] {
        assert_eq!(
            (
                Case::Upper.name(name).as_str(),
                Case::Snake.name(name).as_str()
            ),
            (ty, field),
            "{name}"
        );
    }
}

#[test]
fn values_become_variants() {
    for (value, variant) in [
        ("t2.micro", "T2Micro"),
        ("t2.2xlarge", "T2_2xlarge"),
        ("us-east-1", "UsEast1"),
        ("python3.10", "Python3_10"),
        ("1", "_1"),
        ("application/json", "ApplicationJson"),
        ("aws:kms", "AwsKms"),
        ("", "Empty"),
        ("*", "Star"),
        ("<=", "LessThanEquals"),
        ("日本", "U65e5U672c"),
        ("Self", "Self_"),
    ] {
        assert_eq!(Case::Upper.name(value), variant, "{value}");
    }
}

#[test]
fn keywords_become_identifiers() {
    for (name, field) in [
        ("type", "r#type"),
        ("Match", "r#match"),
        ("gen", "r#gen"),
        ("self", "self_"),
        ("Self", "self_"),
        ("super", "super_"),
        ("crate", "crate_"),
        ("union", "union"),
        ("_", "underscore"),
    ] {
        assert_eq!(Case::Snake.name(name), field, "{name}");
    }
    assert_eq!(Case::Snake.name("Async"), "r#async");
    assert_eq!(Case::Snake.name("GetObject"), "get_object");
    assert_eq!(Case::Constant.name("MaxResults"), "MAX_RESULTS");
    assert_eq!(Case::Constant.name("2FA"), "_2FA");
}

#[test]
fn two_names_that_become_one_are_told_apart() {
    let mut fields = Scope::new();
    assert_eq!(
        fields.claim_all(Case::Snake, ["Foo", "foo", "FOO", "type", "Type"]),
        ["foo_2", "foo", "foo_3", "r#type", "type_2"]
    );
    let mut variants = Scope::reserving(["Unknown"]);
    assert_eq!(
        variants.claim_all(Case::Upper, ["UNKNOWN", "v1", "V1", "A", "a"]),
        ["Unknown_", "V1_2", "V1", "A", "A2"]
    );
}

#[test]
fn a_number_takes_no_name_that_another_has() {
    let mut fields = Scope::new();
    assert_eq!(
        fields.claim_all(Case::Snake, ["Foo", "FOO", "foo_2"]),
        ["foo", "foo_3", "foo_2"]
    );
}

#[test]
fn invented_names_give_way() {
    let mut types = Scope::new();
    types.claim_all(Case::Upper, ["Foo", "FooBuilder", "FooError", "FooFailure"]);
    assert_eq!(types.invent(&["FooBuilder"]), "FooBuilder2");
    assert_eq!(types.invent(&["FooBuilder"]), "FooBuilder3");
    assert_eq!(
        types.invent(&["FooError", "FooFailure", "FooOutcome"]),
        "FooOutcome"
    );
    assert!(!types.take("Foo"));
    assert!(types.take("Bar"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_gives_an_identifier(text in any_text()) {
        for case in [Case::Upper, Case::Snake, Case::Constant] {
            let name = case.name(&text);
            let ident = syn::parse_str::<syn::Ident>(&name);
            prop_assert!(ident.is_ok(), "{text:?} became {name:?}");
            prop_assert!(name.is_ascii());
        }
    }

    #[test]
    fn a_scope_never_repeats(names in proptest::collection::vec("[fF][oO]{1,2}_?[12]?|type|Self|\\PC", 0..40)) {
        let mut scope = Scope::reserving(["Foo", "foo", "r#type"]);
        let mut given = std::collections::BTreeSet::from(["Foo".into(), "foo".into(), "r#type".into()]);
        for case in [Case::Snake, Case::Upper] {
            for ident in scope.claim_all(case, names.iter().map(String::as_str)) {
                prop_assert!(syn::parse_str::<syn::Ident>(&ident).is_ok(), "{ident}");
                prop_assert!(given.insert(ident));
            }
        }
        prop_assert!(given.insert(scope.invent(&["Foo", "foo"])));
    }
}

/// Arbitrary characters, biased towards the interesting ones.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[A-Za-z0-9_ ./-]{0,12}",
        "[_<>=*+-]{0,3}",
        "r?#?(Self|self|type|gen|_)"
    ]
}
