export {
  findNewestRowTime,
  findOwners,
  findSourceKeys,
  listProductionPlaces,
  listUploadPlaces,
  type Owners,
} from './owners.ts';
